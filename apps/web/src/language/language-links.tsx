"use client";

import { useSearchParams } from "next/navigation";
import { languages, type Language } from "@portal/contract/language";
import { languageParameter } from "./language-parameter.ts";
import { directionOf, languageNames } from "./page-language.ts";
import { usePageLanguage, useWords } from "./words-context.tsx";

/** The languages of the interface, each as a link in its own words to this very page; the server remembers which one was taken. */
export function LanguageLinks() {
  const language = usePageLanguage();
  const { language: label } = useWords("frame");
  const query = useSearchParams() ?? new URLSearchParams();
  return (
    <nav className="language-nav" aria-label={label}>
      <ul className="language-links">
        {languages.map((offered) => (
          <li key={offered}>
            <a
              href={addressIn(offered, query)}
              lang={offered}
              hrefLang={offered}
              dir={directionOf(offered)}
              aria-current={offered === language ? "true" : undefined}
            >
              {languageNames[offered]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What else the address says stays: the token of a mailed link, or what a link fills in. */
function addressIn(language: Language, query: URLSearchParams): string {
  const changed = new URLSearchParams(query);
  changed.set(languageParameter, language);
  return `?${changed.toString()}`;
}
