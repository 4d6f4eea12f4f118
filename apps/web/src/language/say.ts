import type { Language } from "@portal/contract/language";
import { fillIn } from "./fill-in.ts";

/** Keeps a number and what it counts on one line. */
const noBreak = "\u00A0";

/** Says a number as people of a language write it. */
export function sayNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 6 }).format(value);
}

/** Says several things of which one is meant. */
export function sayOneOf(texts: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: "disjunction" }).format(texts);
}

const listCommas: Record<Language, string> = { en: ", ", de: ", ", ar: "، ", ja: "、" };

/** Says several names after each other. Each is isolated: of names in the other direction than the sentence, neighbours would change places. */
export function sayNames(names: readonly string[], language: Language): string {
  return names.map((name) => fillIn("{name}", { name })).join(listCommas[language]);
}

/** Says a day of the calendar, given as `YYYY-MM-DD`. */
export function sayDay(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(Date.parse(day));
}

/** Says when something is, in UTC: the server and the browser have to say the same. */
export function sayMoment(moment: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
  return `${format.format(Date.parse(moment))}${noBreak}UTC`;
}

const secondsPerMinute = 60;

/** Says how long to wait, as in "in 2 minutes", with minutes rounded up. */
export function sayWait(seconds: number, language: Language): string {
  const format = new Intl.RelativeTimeFormat(language);
  return seconds < secondsPerMinute
    ? format.format(seconds, "second")
    : format.format(Math.ceil(seconds / secondsPerMinute), "minute");
}

const bytesPerUnit = 1024;
const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** Says a size, rounded up to one decimal. Like file managers of most systems, a MB here has 1024 × 1024 bytes. */
export function sayBytes(bytes: number, language: Language): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(bytesPerUnit)));
  const format = new Intl.NumberFormat(language, {
    style: "unit",
    unit: units[power] ?? "byte",
    // Nobody writes "23 byte" but everybody "23 MB".
    unitDisplay: power === 0 ? "long" : "short",
    maximumFractionDigits: 1,
  });
  return format.format(Math.ceil((bytes / bytesPerUnit ** power) * 10) / 10).replaceAll(" ", noBreak);
}
