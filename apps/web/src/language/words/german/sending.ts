import type { Words } from "../../words.ts";

export const sending: Words["sending"] = {
  allNeeded: "Alle Fragen brauchen eine Antwort, sofern sie nicht als freiwillig gekennzeichnet sind.",
  sender: {
    heading: "Wohin können wir antworten?",
    name: "Ihr Name",
    signedInAs: "Angemeldet als {name}",
    signOut: "Abmelden",
    signedOut: "Sie wurden abgemeldet, seit diese Seite geladen wurde. Sagen Sie uns, wer Sie sind.",
  },
  send: "Anfrage senden",
  solving:
    "Es kommen gerade viele Anfragen an, deshalb löst Ihr Browser zuerst eine kleine Aufgabe. Das dauert einige Sekunden, und Sie müssen nichts tun.",
  leaveEmpty: "Lassen Sie dieses Feld leer",
  restored: "Wir haben zurückgeholt, was Sie in diesem Tab geschrieben hatten.",
  stillOffline: "Sie sind offline. Schreiben Sie weiter: Ihr Text bleibt erhalten, und Sie können ihn später senden.",
  refused: {
    busy: "{title} ist gerade ausgelastet",
    busyText:
      "Ihre Anfrage wurde nicht gespeichert, Ihr Text steht aber noch auf dieser Seite. Versuchen Sie es {wait} noch einmal.",
    limited: "Aus Ihrem Netz sind viele Anfragen gekommen",
    limitedText:
      "Das müssen nicht Sie gewesen sein: Alle, die Ihre Verbindung teilen, zählen zusammen. Ihre Anfrage wurde nicht gesendet, Ihr Text steht aber noch auf dieser Seite. Sie können ihn {wait} senden.",
    soon: "in einigen Sekunden",
    signIn: "Melden Sie sich an, um Ihre Anfrage zu senden",
    signInText:
      "Angenommen werden nur Anfragen angemeldeter Personen. Ihr Text steht noch auf dieser Seite: Melden Sie sich an, kommen Sie zurück und versuchen Sie es erneut.",
    signInLink: "Anmelden (öffnet einen neuen Tab)",
    offline: "Sie sind offline",
    offlineText:
      "Ihre Anfrage wurde nicht gesendet, Ihr Text steht aber noch auf dieser Seite. Versuchen Sie es erneut, sobald Sie verbunden sind.",
    returned: "Sie sind wieder online",
    returnedText: "Ihre Anfrage ist noch nicht gesendet. Ihr Text steht noch auf dieser Seite.",
    unreachable: "Wir konnten {title} nicht erreichen",
    unreachableText: "Ihr Text steht noch auf dieser Seite. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.",
    failed: "Bei uns ist etwas schiefgegangen",
    failedText: "Ihr Text steht noch auf dieser Seite. Versuchen Sie es erneut.",
    declined: "Ihre Anfrage wurde nicht angenommen",
    declinedText:
      "Ihr Text steht noch auf dieser Seite. Versuchen Sie es erneut, oder laden Sie die Seite neu: Was Sie geschrieben haben, kommt zurück.",
    unsolved:
      "Dieses Hilfe-Center lässt die Browser von Besuchern eine kleine Aufgabe lösen, und dazu braucht es Skripte. Melden Sie sich an, oder erlauben Sie Skripte; Ihr Text steht noch auf dieser Seite.",
    tooLarge: "Der Text ist zu lang. Kürzen Sie ihn; er steht noch auf dieser Seite.",
    alreadySent: "Ihre frühere Anfrage ist schon da",
    arrived: "Sie haben dieses Formular schon gesendet, und es ist angekommen.",
    itsReference: "Die Vorgangsnummer:",
    different:
      "Was jetzt darin steht, ist anders und noch nicht bei uns. Senden Sie es als neue Anfrage, wenn wir es brauchen; sonst sind Sie fertig.",
    sendAsNew: "Als neue Anfrage senden",
    outdated: "Diese Seite war veraltet. Senden Sie Ihre Anfrage noch einmal",
    closed: "Dieses Hilfe-Center nimmt zurzeit keine Anfragen an. Ihr Text steht noch auf dieser Seite.",
    unknown:
      "Etwas, das diese Seite nicht zeigt, wurde nicht angenommen. Laden Sie die Seite neu: Was Sie geschrieben haben, kommt zurück",
  },
  sent: {
    title: "Anfrage gesendet",
    heading: "Ihre Anfrage ist bei uns",
    reference: "Ihre Vorgangsnummer",
    copy: "Nummer kopieren",
    copied: "Kopiert",
    cannotCopy: "Zum Kopieren markieren",
    received: "Eingegangen am {moment}",
    older:
      "Das Formular wurde geändert, seit Sie es geöffnet haben. Wir haben Ihre Anfrage so angenommen, wie Sie sie ausgefüllt haben: Sie müssen nichts weiter tun.",
    next: "Wie es weitergeht",
    reads: "Das Team von {title} liest Ihre Anfrage.",
    confirms:
      "Wenn Sie nicht angemeldet sind, bitten wir Sie vielleicht per E-Mail zu bestätigen, dass die Anfrage von Ihnen ist.",
    replies: "Es antwortet an die E-Mail-Adresse, die Sie angegeben haben.",
    quotes: "Wenn Sie nachfragen müssen, nennen Sie die Vorgangsnummer. Bitte notieren Sie sie.",
    another: "Weitere Anfrage senden",
  },
};
