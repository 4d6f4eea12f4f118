import { canonicalContentType, findFileKind } from "@portal/contract";
import type { InspectedContent } from "./inspect-content.ts";

/** Containers that hold several kinds, so that their first bytes alone do not tell which. */
const zip = "application/zip";
const compoundFile = "application/x-cfb";

const zipBased = /^application\/vnd\.(?:openxmlformats-officedocument|oasis\.opendocument)\./u;
const compoundBased = new Set([
  "application/msword",
  "application/vnd.ms-excel",
  "application/vnd.ms-powerpoint",
  "application/vnd.ms-outlook",
]);
const texts = new Set(["text/plain", "text/csv", "application/json", "message/rfc822"]);

/** What a file is declared to be. */
export interface DeclaredContent {
  /** Canonical. */
  contentType: string;
  sizeBytes: number;
}

/** Tells whether a file is what was declared, and otherwise in what it differs. */
export function judgeContent(
  declared: DeclaredContent,
  content: InspectedContent,
): "passed" | "wrong_size" | "wrong_content" {
  if (content.sizeBytes !== declared.sizeBytes) return "wrong_size";
  return isOfType(declared.contentType, content) ? "passed" : "wrong_content";
}

function isOfType(contentType: string, { detectedType, isText, isZip }: InspectedContent): boolean {
  const detected = detectedType === null ? null : canonicalContentType(detectedType);
  // A text that happens to begin like a picture ("BM", "ID3") is still a text.
  if (texts.has(contentType)) return isText;
  if (contentType === zip) return isZip;
  if (zipBased.test(contentType)) return isZip && (detected === contentType || detected === zip || detected === null);
  if (compoundBased.has(contentType)) return detected === compoundFile || detected === contentType;
  // A kind that we know has magic bytes; of one that an operator added we know only when it is something else.
  return detected === contentType || (detected === null && findFileKind(contentType) === null);
}
