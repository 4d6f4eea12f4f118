/** A text by language; the language that a document falls back to is always there. */
export type LocalText = Readonly<Record<string, string>>;

/** In which language a text is wanted, and the one that the document falls back to. */
export interface Languages {
  readonly locale: string;
  readonly defaultLocale: string;
}

/** A text in the language that was asked for, in its base language (`de` for `de-AT`), or in the one that is always there. */
export function textIn(text: LocalText, { locale, defaultLocale }: Languages): string {
  return findText(text, locale) ?? findText(text, defaultLocale) ?? "";
}

function findText(text: LocalText, locale: string): string | undefined {
  const candidates = [locale, locale.split("-", 1)[0] ?? locale];
  const found = candidates.find((candidate) => Object.hasOwn(text, candidate));
  return found === undefined ? undefined : text[found];
}
