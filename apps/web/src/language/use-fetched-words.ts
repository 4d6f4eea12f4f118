import { useEffect, useState } from "react";
import type { Language } from "@portal/contract/language";
import { languageParameter } from "./language-parameter.ts";
import { languageOfTag } from "./page-language.ts";
import type { Words } from "./words.ts";
import { controls } from "./words/english/controls.ts";
import { frame } from "./words/english/frame.ts";

type FrameWords = Pick<Words, "frame" | "controls">;

const english: FrameWords = { frame, controls };

const fetchWords: Record<Language, () => Promise<FrameWords>> = {
  en: () => Promise.resolve(english),
  de: async () => (await import("./words/german.ts")).german,
  ar: async () => (await import("./words/arabic.ts")).arabic,
  ja: async () => (await import("./words/japanese.ts")).japanese,
};

/**
 * The words of a frame that stands without a server's: in English, and in the language that is wanted once its words are fetched. Only a page
 * that broke needs them, so no other carries them.
 */
export function useFetchedWords(): { language: Language; words: FrameWords } {
  const [wanted] = useState(findWanted);
  const [spoken, setSpoken] = useState<{ language: Language; words: FrameWords }>({ language: "en", words: english });

  useEffect(() => {
    const fetched = fetchWords[wanted]();
    // Without a connection the page stays in English: it has nothing better to say.
    fetched.then((words) => setSpoken({ language: wanted, words })).catch(() => undefined);
  }, [wanted]);

  return spoken;
}

/** Looks where the page that broke has left its language, and otherwise asks the browser. */
function findWanted(): Language {
  if (typeof document === "undefined") return "en";
  const asked = new URLSearchParams(location.search).get(languageParameter);
  const tags = [asked, document.documentElement.lang, ...navigator.languages];
  return tags.map(languageOfTag).find((language) => language !== null) ?? "en";
}
