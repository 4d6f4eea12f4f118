import type { FormField, FormValues } from "./form-values.ts";

/** A submission as the procedure takes it. A field that is empty, or was not shown, was not answered and is not sent. */
export function submissionFromValues(values: FormValues): Partial<Record<FormField, string>> {
  return Object.fromEntries(Object.entries(values).filter(([, text]) => text !== ""));
}
