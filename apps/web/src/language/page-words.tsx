import type { ReactNode } from "react";
import { findPageLanguage } from "../server/page-language.ts";
import type { Words } from "./words.ts";
import { wordsOf } from "./words-of.ts";
import { GivenWords } from "./words-context.tsx";

/** The language of the page that is being made, and its words. */
export async function findPageWords() {
  const language = await findPageLanguage();
  return { language, words: wordsOf(language) };
}

/** Gives the browser the parts of the page's words that what stands in it needs. */
export async function PageWords({ parts, children }: { parts: readonly (keyof Words)[]; children: ReactNode }) {
  const { language, words } = await findPageWords();
  const given: Partial<Words> = Object.fromEntries(parts.map((part) => [part, words[part]]));
  return (
    <GivenWords language={language} words={given}>
      {children}
    </GivenWords>
  );
}
