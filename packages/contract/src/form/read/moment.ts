const dayPattern = /^([1-9][0-9]{3})-([0-9]{2})-([0-9]{2})$/u;
const timePattern = /^(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,3})?/u;
const offsetPattern = /^(?:Z|\+(?:0[0-9]|1[0-3]):[0-5][0-9]|\+14:00|-(?!00:00)(?:(?:0[0-9]|1[01]):[0-5][0-9]|12:00))$/u;
const dayLength = "2026-03-01".length;

/** Tells whether a text is a day of the calendar, `YYYY-MM-DD`, from the year 1000 on. */
export function isDay(text: string): boolean {
  const match = dayPattern.exec(text);
  if (match === null) return false;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  // A day that the month does not have falls into another month, as does a month that the year does not have.
  return date.getUTCMonth() === month - 1;
}

/** What a text says about a moment: when it is, that it lacks its offset, or nothing. */
export type ParsedMoment = { readonly timeMs: number } | "without offset" | "malformed";

/**
 * Reads RFC 3339 with seconds and with an offset that somewhere on Earth is in use. Leap seconds and `-00:00`, which says that
 * the offset is unknown, are refused.
 */
export function parseMoment(text: string): ParsedMoment {
  if (!isDay(text.slice(0, dayLength)) || text[dayLength] !== "T") return "malformed";
  const time = timePattern.exec(text.slice(dayLength + 1))?.[0];
  if (time === undefined) return "malformed";
  const offset = text.slice(dayLength + 1 + time.length);
  if (offset === "") return "without offset";
  return offsetPattern.test(offset) ? { timeMs: Date.parse(text) } : "malformed";
}

/** The moment of a text that was read before, in milliseconds; `NaN` when it is none. */
export function momentOf(text: string): number {
  const moment = parseMoment(text);
  return typeof moment === "object" ? moment.timeMs : Number.NaN;
}
