import Negotiator from "negotiator";
import { isLanguage, languages, type Language } from "@portal/contract/language";

// No browser sends as much; what is longer is not read as far as that.
const longestHeader = 500;

/** The language of ours that an `Accept-Language` header likes best (RFC 9110 § 12.5.4); `null` when it names none, or there is none. */
export function chooseLanguage(acceptLanguage: string | undefined): Language | null {
  const [best] = negotiatorOf(acceptLanguage)?.languages([...languages]) ?? [];
  return isLanguage(best) ? best : null;
}

/** All languages that an `Accept-Language` header names, best first; none when there is no header, or none that is read. */
export function listLanguages(acceptLanguage: string | undefined): string[] {
  return negotiatorOf(acceptLanguage)?.languages() ?? [];
}

function negotiatorOf(acceptLanguage: string | undefined): Negotiator | null {
  if (acceptLanguage === undefined || acceptLanguage.length > longestHeader) return null;
  // A wildcard asks for nothing: then the tenant's own language is the better guess.
  const named = acceptLanguage.split(",").filter((range) => !range.trim().startsWith("*"));
  return named.length === 0 ? null : new Negotiator({ headers: { "accept-language": named.join(",") } });
}

/** The language to write in to somebody: the one that they asked for, else their tenant's, else ours. */
export function languageFor(asked: string | null, tenantLocale: string): Language {
  return [asked, tenantLocale.split("-")[0]?.toLowerCase()].find(isLanguage) ?? "en";
}
