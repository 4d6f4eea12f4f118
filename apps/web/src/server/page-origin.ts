import { isLanguage, type Language } from "@portal/contract/language";

/** The page that an action was called from. */
export interface PageOrigin {
  /** Its `[tenant]` segment. */
  segment: string;
  /** The language that it was shown in. */
  language: Language;
}

/** Reads where an action was called from; `null` when it was no page of ours. Anybody can call an action with anything. */
export function readPageOrigin(from: unknown): PageOrigin | null {
  if (typeof from !== "object" || from === null) return null;
  const { segment, language }: Partial<Record<keyof PageOrigin, unknown>> = from;
  return typeof segment === "string" && isLanguage(language) ? { segment, language } : null;
}
