import type { Language } from "@portal/contract/language";
import type { Words } from "./words.ts";
import { arabic } from "./words/arabic.ts";
import { english } from "./words/english.ts";
import { german } from "./words/german.ts";
import { japanese } from "./words/japanese.ts";

const words: Record<Language, Words> = { en: english, de: german, ar: arabic, ja: japanese };

/** The words of the interface in a language. Only the server calls this: a browser needs one language of them. */
export function wordsOf(language: Language): Words {
  return words[language];
}
