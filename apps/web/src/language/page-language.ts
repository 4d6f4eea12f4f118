import { isLanguage, type Language } from "@portal/contract/language";

/** What each language calls itself, so that whoever looks for it finds it. */
export const languageNames: Record<Language, string> = {
  en: "English",
  de: "Deutsch",
  ar: "العربية",
  ja: "日本語",
};

/** In which direction a language is written. */
export function directionOf(language: Language): "ltr" | "rtl" {
  return language === "ar" ? "rtl" : "ltr";
}

/** The language of ours that a tag such as `de-AT` is of; `null` when it is of none. */
export function languageOfTag(tag: string | null | undefined): Language | null {
  const base = tag?.toLowerCase().split("-", 1)[0];
  return isLanguage(base) ? base : null;
}
