import type { FormDocument } from "../form-document.ts";
import type { FormField } from "../form-field.ts";

/** A document in English with these fields and nothing else. */
export function documentOf(fields: readonly FormField[], rest: Partial<FormDocument> = {}): FormDocument {
  return { format: 1, default_locale: "en", locales: ["en"], title: { en: "A form" }, fields: [...fields], ...rest };
}
