import type { Words } from "../../words.ts";

export const pages: Words["pages"] = {
  busy: {
    heading: "Bitte versuchen Sie es gleich noch einmal",
    text: "Dieses Hilfe-Center ist überlastet oder wird gerade gewartet. Es sollte gleich wieder da sein.",
  },
  pageNotFound: {
    heading: "Seite nicht gefunden",
    text: "Unter dieser Adresse gibt es nichts. Prüfen Sie sie auf Tippfehler, oder beginnen Sie oben auf dieser Seite.",
  },
  requestNotFound: {
    title: "Anfrage nicht gefunden",
    heading: "Wir finden diese Anfrage nicht",
    text: "Unter dieser Adresse gibt es keine Anfrage. Kopieren Sie die ganze Adresse von dort, wo Sie sie herhaben, oder senden Sie Ihre Anfrage noch einmal: Der Weg beginnt oben auf dieser Seite.",
  },
  helpCenterNotFound: {
    title: "Hilfe-Center nicht gefunden",
    heading: "Unter dieser Adresse gibt es kein Hilfe-Center",
    text: "Prüfen Sie die Adresse auf Tippfehler. Wenn Sie einem Link auf einer Website oder in einer E-Mail gefolgt sind, sagen Sie deren Betreiber, dass der Link veraltet ist.",
    find: "Hilfe-Center finden",
  },
  landing: {
    title: "Hilfe-Center finden",
    heading: "Welches Hilfe-Center suchen Sie?",
    name: "Name",
    hint: "Der kurze Name in der Adresse, die Sie bekommen haben.",
    problem: "Geben Sie einen Namen aus Kleinbuchstaben, Ziffern und Bindestrichen ein, zum Beispiel example-shop",
    go: "Zum Hilfe-Center",
  },
  refusedPosts: {
    broken: {
      heading: "Ihr Formular ist nicht ganz angekommen",
      text: "Gehen Sie zurück zum Formular, wo Ihr Text noch steht, und senden Sie es noch einmal.",
    },
    elsewhere: {
      heading: "Dieses Formular wurde von einer anderen Website gesendet",
      text: "Zu Ihrer Sicherheit wurde es nicht angenommen. Öffnen Sie das Hilfe-Center selbst und senden Sie es von dort.",
    },
    tooLarge: {
      heading: "Ihr Text und Ihre Dateien sind zu groß zum Senden",
      text: "Gehen Sie zurück zum Formular, wo Ihr Text noch steht, und kürzen Sie ihn, oder wählen Sie kleinere Dateien: zusammen 24 MB.",
    },
    crowded: {
      heading: "Gerade werden viele Dateien gesendet",
      text: "Gehen Sie zurück zum Formular, wo Ihr Text noch steht, und senden Sie es in einer Minute noch einmal.",
    },
  },
};
