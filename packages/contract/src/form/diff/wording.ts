import type { FormDocument } from "../form-document.ts";
import type { FormField } from "../form-field.ts";
import { textIn, type LocalText } from "../text-in.ts";

/** Texts of a document in its default language, in quotation marks: what an author knows the fields by. */
export function quoted(text: LocalText, { default_locale: defaultLocale }: FormDocument): string {
  return `\u201C${textIn(text, { locale: defaultLocale, defaultLocale })}\u201D`;
}

/** What a field is called, in quotation marks. */
export function nameOf(field: FormField, document: FormDocument): string {
  return quoted("label" in field ? field.label : field.text, document);
}
