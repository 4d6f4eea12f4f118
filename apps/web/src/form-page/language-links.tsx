import { directionOf, formLanguages, languageNames, type FormLanguage } from "./words/form-language.ts";

interface LanguageLinksProps {
  language: FormLanguage;
  /** What the links are for, in the language of the page. */
  label: string;
  /** What else the address says: it stays. */
  query: URLSearchParams;
}

/** The languages of the interface, each as a link in its own words. */
export function LanguageLinks({ language, label, query }: LanguageLinksProps) {
  return (
    <nav aria-label={label}>
      <ul className="language-links">
        {formLanguages.map((offered) => (
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

function addressIn(language: FormLanguage, query: URLSearchParams): string {
  const changed = new URLSearchParams(query);
  changed.set("lang", language);
  return `?${changed.toString()}`;
}
