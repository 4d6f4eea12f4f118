import type { FieldOf } from "../form-field.ts";
import { isDay, momentOf, parseMoment } from "./moment.ts";
import { accept, notAString, refuse, type Reading } from "./reading.ts";

/** Reads a day. It has no zone: a birthday is the same day everywhere. */
export function readDate({ earliest, latest }: FieldOf<"date">, answer: unknown): Reading {
  if (typeof answer !== "string") return notAString;
  if (!isDay(answer)) return refuse("date_parsing", "Input should be a day such as 2026-03-01");
  // Days of four-digit years sort as text.
  if (earliest !== undefined && answer < earliest) return tooEarly(earliest);
  if (latest !== undefined && answer > latest) return tooLate(latest);
  return accept(answer);
}

/** Reads a moment and keeps it as it was sent, because its offset says which time of day the sender meant. */
export function readDateTime({ earliest, latest }: FieldOf<"date_time">, answer: unknown): Reading {
  if (typeof answer !== "string") return notAString;
  const moment = parseMoment(answer);
  if (moment === "without offset") return refuse("timezone_aware", "Input should end in Z or an offset such as +01:00");
  if (moment === "malformed") {
    return refuse("datetime_parsing", "Input should be a date and time such as 2026-03-01T09:30:00+01:00");
  }
  if (earliest !== undefined && moment.timeMs < momentOf(earliest)) return tooEarly(earliest);
  if (latest !== undefined && moment.timeMs > momentOf(latest)) return tooLate(latest);
  return accept(answer);
}

function tooEarly(earliest: string): Reading {
  return refuse("greater_than_equal", `Input should be ${earliest} or later`);
}

function tooLate(latest: string): Reading {
  return refuse("less_than_equal", `Input should be ${latest} or earlier`);
}
