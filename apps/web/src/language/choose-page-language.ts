import { chooseLanguage } from "@portal/api/choose-language";
import type { Language } from "@portal/contract/language";
import { languageOfTag } from "./page-language.ts";

/** What a request says of the language that its sender wants. */
export interface LanguageWishes {
  /** What its address asks for. */
  asked: string | null;
  /** What its sender chose before. */
  kept: string | null;
  /** The header, as RFC 9110 § 12.5.4 has it. */
  acceptLanguage: string | null;
}

/** The language of ours that is wanted most: that of the address, then the one chosen before, then the browser's; `null` when it is none. */
export function choosePageLanguage({ asked, kept, acceptLanguage }: LanguageWishes): Language | null {
  return languageOfTag(asked) ?? languageOfTag(kept) ?? chooseLanguage(acceptLanguage ?? undefined);
}
