import type { FormDocument } from "../form-document.ts";
import { listTexts } from "../list-texts.ts";
import type { Finding } from "./finding.ts";

/** Texts that lack a language which the form is meant to be in, and languages that nobody will be shown. */
export function findMissingTranslations(document: FormDocument): Finding[] {
  return listTexts(document).flatMap(({ path, text }) => {
    const missing = document.locales.filter((locale) => !Object.hasOwn(text, locale));
    const unknown = Object.keys(text).filter((locale) => !document.locales.includes(locale));
    return [
      ...missing.map((locale): Finding => {
        const sentence = `The text is not translated into ${locale}; people will see it in ${document.default_locale}`;
        return { rule: "missing_translation", severity: "warning", path: [...path, locale], sentence };
      }),
      ...unknown.map((locale): Finding => {
        const sentence = "The text is in a language that the form does not list";
        return { rule: "unknown_locale", severity: "warning", path: [...path, locale], sentence };
      }),
    ];
  });
}
