import type { Words } from "../../words.ts";

export const access: Words["access"] = {
  busy: "Das Hilfe-Center ist gerade überlastet",
  busyText: "Das Hilfe-Center ist gerade überlastet. Versuchen Sie es in ein paar Sekunden noch einmal.",
  tooManyLinksText: "Von hier wurden zu viele Links angefordert. Versuchen Sie es später noch einmal.",
  signIn: {
    heading: "Anmelden",
    text: "Wir schicken Ihnen einen Link, der Sie anmeldet. Sie brauchen kein Passwort.",
    ask: "Link per E-Mail schicken",
    without: "Anfrage ohne Anmeldung senden",
  },
  signInFirst: {
    heading: "Melden Sie sich zuerst an",
    text: "{title} nimmt nur Anfragen von angemeldeten Personen an. Wir schicken Ihnen einen Link, der Sie anmeldet und hierher zurückbringt. Sie brauchen kein Passwort.",
  },
  linkSent: {
    heading: "Sehen Sie in Ihr Postfach",
    text: "Wenn die Adresse erreichbar ist, ist ein Link zum Anmelden unterwegs. Er funktioniert einmal, innerhalb von 15 Minuten.",
    nothing: "Nichts angekommen? Sehen Sie im Spam-Ordner nach, oder fordern Sie einen neuen an.",
    again: "Neuen Link anfordern",
  },
  open: {
    heading: "Anmelden",
    text: "Sie melden sich auf diesem Gerät bei {title} an.",
    button: "Anmelden",
    pending: "Anmeldung läuft…",
    unused: "Ihr Link ist nicht verbraucht. Versuchen Sie es in ein paar Sekunden noch einmal.",
  },
  spentLink: {
    title: "Link funktioniert nicht mehr",
    heading: "Dieser Link funktioniert nicht mehr",
    text: "Ein Link zum Anmelden funktioniert einmal, 15 Minuten lang. Dieser wurde schon benutzt, ist abgelaufen oder wurde nicht ganz kopiert.",
    again: "Neuen Link anfordern",
  },
  brokenLink: {
    title: "Link funktioniert nicht",
    heading: "Dieser Link funktioniert nicht",
    home: "Zum Hilfe-Center",
  },
  unchanged: "Es wurde nichts geändert. Versuchen Sie es in ein paar Sekunden noch einmal.",
  confirm: {
    heading: "Bestätigen Sie Ihre Anfrage",
    what: "Jemand hat bei einer Anfrage an {title} Ihre E-Mail-Adresse angegeben. Die Vorgangsnummer steht in der E-Mail, die Sie hierher geführt hat. Haben Sie diese Anfrage gesendet?",
    ifNot: "Wenn nicht, schließen Sie diese Seite. Bestätigt wird erst, wenn Sie auf den Knopf drücken.",
    button: "Ja, das war ich",
    pending: "Wird bestätigt…",
    broken:
      "Der Link zum Bestätigen funktioniert 24 Stunden lang. Dieser ist abgelaufen oder wurde nicht ganz kopiert.",
    doneTitle: "Anfrage bestätigt",
    doneHeading: "Ihre Anfrage ist bestätigt",
    done: "Vielen Dank. Das Team von {title} weiß jetzt, dass die Anfrage {reference} von Ihnen ist, und antwortet an Ihre E-Mail-Adresse.",
  },
  notMe: {
    heading: "Das waren nicht Sie?",
    what: "Jemand hat bei einer Anfrage an {title} Ihre E-Mail-Adresse angegeben. Wenn das nicht Sie waren, drücken Sie auf den Knopf: Dann schreiben wir wegen keiner Anfrage mehr an Ihre Adresse.",
    button: "Keine solchen Nachrichten mehr",
    pending: "Wird abbestellt…",
    broken:
      "Diese Adresse wurde nicht ganz kopiert, oder die E-Mail ist älter als einen Monat. Öffnen Sie den Link in der E-Mail selbst.",
    doneTitle: "Nachrichten abbestellt",
    doneHeading: "Wir haben damit aufgehört",
    done: "Wir schreiben wegen Anfragen nicht mehr an Ihre E-Mail-Adresse, egal wer sie angibt. Das Team von {title} sieht, dass die Anfrage nicht von Ihnen war.",
    undo: "Wenn Sie eines Tages wieder von uns hören möchten, melden Sie sich im Hilfe-Center mit einem Link per E-Mail an.",
  },
};
