"use client";

import { createContext, useContext, useMemo, type ReactNode } from "react";
import type { Language } from "@portal/contract/language";
import type { Words } from "./words.ts";

interface Spoken {
  language: Language;
  words: Partial<Words>;
}

const SpokenContext = createContext<Spoken | null>(null);

/** Gives the parts of a page the words that they need, in the page's language, besides those that stand around it. */
export function GivenWords({ language, words, children }: Spoken & { children: ReactNode }) {
  const outer = useContext(SpokenContext);
  const spoken = useMemo(() => ({ language, words: { ...outer?.words, ...words } }), [language, words, outer]);
  return <SpokenContext value={spoken}>{children}</SpokenContext>;
}

/** The language of the page. */
export function usePageLanguage(): Language {
  return useSpoken().language;
}

/** One part of the words, which the page around has to have given. */
export function useWords<Part extends keyof Words>(part: Part): Words[Part] {
  const words: Words[Part] | undefined = useSpoken().words[part];
  if (words === undefined) throw new Error(`The page has not given its parts the words for ${part}.`);
  return words;
}

function useSpoken(): Spoken {
  const spoken = useContext(SpokenContext);
  if (spoken === null) throw new Error("Words stand in a page.");
  return spoken;
}
