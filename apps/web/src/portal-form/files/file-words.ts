import type { AttachmentLimits } from "@portal/contract";
import { fileKinds, labelOfContentType } from "@portal/contract/file-kind";
import { fillInOwn } from "../../language/fill-in.ts";
import { sayBytes, sayNames, sayNumber } from "../../language/say.ts";
import type { FileTerms } from "./file-terms.ts";

/** What limits are called on the page; made on the server, because a browser needs the words only. */
export interface FileWords {
  /** How many, and how large. */
  sizes: string;
  kinds: string;
  /** For the `accept` attribute, which lets a picker show only what can be sent. */
  accept: string;
  /** How much a form without scripts may bring. */
  withoutScripts: string;
}

/** What of a form of the largest size that Next reads is left for files. */
const maxBytesWithoutScripts = 24 * 1024 * 1024;

/** Says limits. */
export function wordsOfLimits(terms: FileTerms): FileWords {
  const { limits, words, language } = terms;
  const size = sayBytes(maxBytesWithoutScripts, language);
  const withoutScripts = fillInOwn(words.withoutScripts, { size });
  return { sizes: saySizes(terms), kinds: sayKinds(terms), accept: acceptOf(limits), withoutScripts };
}

/** Says how many files there may be, and how large. */
export function saySizes({ limits, words, language }: FileTerms): string {
  const { max_count: maxCount, max_file_bytes: maxFileBytes, max_total_bytes: maxTotalBytes } = limits;
  const count = sayNumber(maxCount, language);
  const size = sayBytes(maxFileBytes, language);
  if (maxCount === 1) return fillInOwn(words.one, { size });
  if (maxTotalBytes >= maxCount * maxFileBytes) return fillInOwn(words.some, { count, size });
  return fillInOwn(words.together, { count, size, total: sayBytes(maxTotalBytes, language) });
}

interface KnownKinds {
  limits: Pick<AttachmentLimits, "content_types">;
  words: FileTerms["words"];
  language: FileTerms["language"];
}

/** Says which kinds of file there may be. Most have a name of their own in every language. */
export function sayKinds({ limits, words, language }: KnownKinds): string {
  const named = new Map(Object.entries(words.kinds));
  const kinds = limits.content_types.map((type) => named.get(type) ?? labelOfContentType(type));
  return sayNames(kinds, language);
}

/** Gives what a picker may show. */
export function acceptOf({ content_types: contentTypes }: AttachmentLimits): string {
  // Systems do not know every type by its name, so the endings stand beside them.
  const endings = fileKinds.filter(({ contentType }) => contentTypes.includes(contentType));
  return [...contentTypes, ...endings.flatMap(({ extensions }) => extensions.map((ending) => `.${ending}`))].join(",");
}
