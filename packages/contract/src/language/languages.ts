/** The languages that mail is written in, ours first: it serves whoever asks for none of them. */
export const languages = ["en", "de", "ar", "ja"] as const;
export type Language = (typeof languages)[number];

/** Tells whether mail is written in a language. */
export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}
