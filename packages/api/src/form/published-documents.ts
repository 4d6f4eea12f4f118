import type { FormDocument } from "@portal/contract/form";
import { parseFormDocument } from "@portal/contract/form-authoring";

const maxKept = 500;
const kept = new Map<string, FormDocument>();

/**
 * Reads a published document, once per process: a version never changes, and whoever gets the same object finds its conditions compiled.
 *
 * @param contentHash names the document, whichever form and tenant it is of
 * @param stored the document as the database has it
 */
export function readPublishedDocument(contentHash: string, stored: unknown): FormDocument {
  const known = kept.get(contentHash);
  if (known !== undefined) return known;
  const parsed = parseFormDocument(stored);
  if (!parsed.success)
    throw new Error("A published form is not in order any more: the format has lost something that it had");
  const [oldest] = kept.keys();
  if (kept.size >= maxKept && oldest !== undefined) kept.delete(oldest);
  kept.set(contentHash, parsed.document);
  return parsed.document;
}
