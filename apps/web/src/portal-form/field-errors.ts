import type { FormField } from "./form-values.ts";

/** What is wrong with each field, in a sentence. */
export type FieldErrors = Partial<Record<FormField, string>>;
