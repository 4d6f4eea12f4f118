import type { Words } from "../../words.ts";

export const controls: Words["controls"] = {
  error: "Fehler",
  optional: "freiwillig",
  problems: "Etwas stimmt noch nicht",
  sending: "Wird gesendet…",
  tryAgain: "Erneut versuchen",
  email: "E-Mail-Adresse",
  emailMissing: "Geben Sie Ihre E-Mail-Adresse ein",
  emailMalformed: "Geben Sie eine E-Mail-Adresse der Form {example} ein",
  charactersLeft: "Noch frei: {count} Zeichen",
  charactersTooMany: "Zu viel: {count} Zeichen",
};
