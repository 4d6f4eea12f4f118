import { cache } from "react";
import { headers } from "next/headers";
import type { Language } from "@portal/contract/language";
import { languageHeader, segmentHeader } from "../language/language-parameter.ts";
import { languageOfTag } from "../language/page-language.ts";
import { findHelpCenter } from "./page-request.ts";

/** The language of the page that is being made: the one that its visitor wants, else the tenant's, else English. */
export const findPageLanguage = cache(async (): Promise<Language> => {
  const given = await headers();
  const wanted = languageOfTag(given.get(languageHeader));
  if (wanted !== null) return wanted;
  const segment = given.get(segmentHeader);
  if (segment === null) return "en";
  const helpCenter = await findHelpCenter(segment);
  return (helpCenter.kind === "found" ? languageOfTag(helpCenter.settings.locale) : null) ?? "en";
});
