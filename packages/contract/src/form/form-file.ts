import { z } from "zod";
import { contentHash, contentHashPattern } from "./content-hash.ts";
import type { FormDocument } from "./form-document.ts";
import type { Finding } from "./lint/finding.ts";
import { parseFormDocument } from "./parse-form-document.ts";

const envelope = z.strictObject({
  kind: z.literal("help-center-form"),
  content_hash: z.string().regex(contentHashPattern),
  document: z.unknown(),
});

export type ReadFormFile =
  | { readonly success: true; readonly document: FormDocument; readonly contentHash: string }
  | { readonly success: false; readonly findings: readonly Finding[] };

/** Writes a form as the one file that another tenant, or another portal, can import. */
export async function writeFormFile(document: FormDocument): Promise<string> {
  const content: z.infer<typeof envelope> = {
    kind: "help-center-form",
    content_hash: await contentHash(document),
    document,
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/**
 * Reads such a file. The hash says that nothing was changed or lost on the way, not who wrote it.
 *
 * @returns the document with its hash, or what is wrong, each with its path seen from the document
 */
export async function readFormFile(text: string): Promise<ReadFormFile> {
  const { success, data } = envelope.safeParse(parseJson(text));
  if (!success) return refused("The file is not an exported form: it should have kind, content_hash and document");
  const parsed = parseFormDocument(data.document);
  if (!parsed.success) return parsed;
  const hash = await contentHash(parsed.document);
  if (hash !== data.content_hash)
    return refused("The content hash does not match: the form was changed after its export");
  return { success: true, document: parsed.document, contentHash: hash };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refused(sentence: string): ReadFormFile {
  return { success: false, findings: [{ rule: "invalid_document", severity: "error", path: [], sentence }] };
}
