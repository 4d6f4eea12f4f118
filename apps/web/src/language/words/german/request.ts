import type { Words } from "../../words.ts";

export const request: Words["request"] = {
  heading: "Anfrage senden",
  otherForms: "Weitere Formulare",
  closed: {
    title: "Geschlossen",
    heading: "Zurzeit nehmen wir keine Anfragen an",
    text: "Das Formular von {title} ist im Moment geschlossen. Mit Ihrem Browser und der Adresse ist alles in Ordnung: Bitte kommen Sie später wieder.",
  },
  subject: { label: "Betreff", hint: "Ein paar Worte, wie der Betreff einer E-Mail" },
  description: {
    label: "Beschreibung",
    hint: "Was ist passiert, und was haben Sie erwartet? Bitte keine Passwörter oder Kartennummern.",
  },
  category: { label: "Kategorie", none: "Nicht sicher" },
  priority: { label: "Dringlichkeit", low: "Niedrig", medium: "Mittel", high: "Hoch", urgent: "Dringend" },
  problems: {
    subject: {
      missing: "Geben Sie einen Betreff ein",
      tooLong: "Kürzen Sie den Betreff auf höchstens {limit} Zeichen",
      oneLine: "Schreiben Sie den Betreff in eine Zeile, ohne Steuerzeichen",
      stored: "Der Betreff enthält ein Zeichen, das nicht gespeichert werden kann. Entfernen Sie es",
    },
    description: {
      missing: "Beschreiben Sie, wobei Sie Hilfe brauchen",
      tooLong: "Kürzen Sie die Beschreibung auf höchstens {limit} Zeichen",
      stored: "Die Beschreibung enthält ein Zeichen, das nicht gespeichert werden kann. Entfernen Sie es",
    },
    category: { missing: "Wählen Sie eine Kategorie", unknown: "Wählen Sie eine der Kategorien aus der Liste" },
    priority: { missing: "Wählen Sie eine Dringlichkeit", unknown: "Wählen Sie eine der Dringlichkeiten" },
    name: {
      missing: "Geben Sie Ihren Namen ein",
      tooLong: "Kürzen Sie Ihren Namen auf höchstens {limit} Zeichen",
      oneLine: "Schreiben Sie Ihren Namen in eine Zeile, ohne Steuerzeichen",
      stored: "Ihr Name enthält ein Zeichen, das nicht gespeichert werden kann. Entfernen Sie es",
    },
    other: "{field}: Das wurde nicht angenommen. Schreiben Sie es anders",
  },
  waiting: "Warten auf Ihre Dateien…",
  sendsAfterFiles: "Ihre Anfrage wird gesendet, sobald ihre Dateien hochgeladen sind.",
  sendingRequest: "Ihre Anfrage wird gesendet…",
  clear: "Formular leeren",
  cleared: "Das Formular ist jetzt leer.",
  bringBack: "Meinen Text zurückholen",
};
