import { z } from "zod";
import type { SubmissionInput } from "@portal/contract";
import type { FormValues } from "./form-values.ts";

// A form holds any text, and the procedure judges it: its input type only tells programs what it accepts.
const asTyped = z.custom<SubmissionInput>();

/** A submission as the procedure takes it. A field that is empty, or was not shown, was not answered and is not sent. */
export function submissionFromValues(values: FormValues): SubmissionInput {
  return asTyped.parse(Object.fromEntries(Object.entries(values).filter(([, text]) => text !== "")));
}
