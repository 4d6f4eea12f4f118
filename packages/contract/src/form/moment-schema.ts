import { z } from "zod";
import { isDay, momentOf } from "./read/moment.ts";

/** A day of a document, by the same rule as a day that is answered: a bound that nobody could read would bound nothing. */
export const daySchema = z.iso
  .date({ abort: true })
  .refine(isDay, { error: "Day should be in the years 1000 to 9999" });

/** A moment of a document, by the same rule as a moment that is answered. */
export const momentSchema = z.iso
  .datetime({ offset: true, abort: true })
  .refine((text) => !Number.isNaN(momentOf(text)), { error: "Moment should be such as 2026-03-01T09:30:00+01:00" });
