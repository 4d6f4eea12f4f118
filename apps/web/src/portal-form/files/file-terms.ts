import type { AttachmentLimits } from "@portal/contract";
import type { Language } from "@portal/contract/language";
import type { Words } from "../../language/words.ts";

/** The limits that files are held against, and the words in which that is said. */
export interface FileTerms {
  limits: AttachmentLimits;
  words: Words["files"];
  language: Language;
}
