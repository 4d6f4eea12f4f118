import { arabic } from "./arabic.ts";
import { english } from "./english.ts";
import type { FormLanguage } from "./form-language.ts";
import type { FormWords } from "./form-words.ts";
import { german } from "./german.ts";
import { japanese } from "./japanese.ts";

const words: Record<FormLanguage, FormWords> = { en: english, de: german, ar: arabic, ja: japanese };

/** The words of the interface in a language. Only the server calls this: a browser needs one language of them. */
export function wordsOf(language: FormLanguage): FormWords {
  return words[language];
}
