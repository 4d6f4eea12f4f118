"use client";

import { directionOf } from "../language/page-language.ts";
import { useFetchedWords } from "../language/use-fetched-words.ts";
import { GivenWords } from "../language/words-context.tsx";
import { UnexpectedError, type UnexpectedErrorProps } from "../components/unexpected-error.tsx";
import "../styles/globals.css";

/** Stands in for the root layout itself when that breaks, and so for the words that it would have given. */
export default function GlobalError(props: UnexpectedErrorProps) {
  const { language, words } = useFetchedWords();
  return (
    <html lang={language} dir={directionOf(language)}>
      <body>
        <main className="page">
          <GivenWords language={language} words={words}>
            <UnexpectedError {...props} />
          </GivenWords>
        </main>
      </body>
    </html>
  );
}
