import type { Words } from "../../words.ts";

export const frame: Words["frame"] = {
  language: "Sprache",
  skip: "Zum Hauptinhalt springen",
  helpCenter: "Hilfe-Center",
  account: "Konto",
  signIn: "Anmelden",
  failed: {
    title: "Etwas ist schiefgegangen",
    heading: "Bei uns ist etwas schiefgegangen",
    text: "Diese Seite konnte nicht angezeigt werden. Was Sie geschrieben haben, bleibt in diesem Tab erhalten.",
    code: "Wenn es wieder passiert, nennen Sie uns diesen Code:",
  },
};
