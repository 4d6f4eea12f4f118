/** The languages of the interface. A form may be in others; then its texts are, and the words around them are not. */
export const formLanguages = ["en", "de", "ar", "ja"] as const;
export type FormLanguage = (typeof formLanguages)[number];

/** What each language calls itself, so that whoever looks for it finds it. */
export const languageNames: Record<FormLanguage, string> = {
  en: "English",
  de: "Deutsch",
  ar: "العربية",
  ja: "日本語",
};

/** In which direction a language is written. */
export function directionOf(language: FormLanguage): "ltr" | "rtl" {
  return language === "ar" ? "rtl" : "ltr";
}

/**
 * Chooses the language of a page: what its address asks for, or else what the browser prefers, or else English.
 *
 * @param asked the `lang` of the address, if it has one
 * @param acceptLanguage the header, as RFC 9110 § 12.5.4 has it
 */
export function chooseFormLanguage(asked: string | undefined, acceptLanguage: string | null): FormLanguage {
  const candidates = [...(asked === undefined ? [] : [asked]), ...preferredLanguages(acceptLanguage ?? "")];
  return candidates.map(languageOf).find((language) => language !== undefined) ?? "en";
}

function languageOf(tag: string): FormLanguage | undefined {
  const base = tag.toLowerCase().split("-", 1)[0];
  return formLanguages.find((language) => language === base);
}

function preferredLanguages(acceptLanguage: string): string[] {
  const weighed = acceptLanguage.split(",").map((entry) => {
    const [tag = "", ...parameters] = entry.split(";").map((part) => part.trim());
    const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice("q=".length);
    return { tag, weight: weight === undefined ? 1 : Number(weight) };
  });
  return weighed
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag);
}
