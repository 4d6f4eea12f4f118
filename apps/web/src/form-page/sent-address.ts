import type { Language } from "@portal/contract/language";

interface SentRequest {
  /** Where the page that says "we have it" is found, without the request's id. */
  sentPath: string;
  id: string;
  language: Language;
  /** Whether it was taken as an older version of its form. */
  isOlder: boolean;
}

/** The address of the page that says that a request has come. */
export function sentAddress({ sentPath, id, language, isOlder }: SentRequest): string {
  return `${sentPath}/${id}?lang=${language}${isOlder ? "&older=1" : ""}`;
}
