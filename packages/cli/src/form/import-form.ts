import { readFile } from "node:fs/promises";
import { saveDraft } from "@portal/api/operator";
import type { FormDocument } from "@portal/contract/form";
import { parseFormDocument, readFormFile } from "@portal/contract/form-authoring";
import { z } from "zod";
import { readOptions } from "../command/read-options.ts";
import { Refusal } from "../command/refusal.ts";
import { openTenant } from "../database/open-tenant.ts";
import { jsonLine } from "../output/show-safely.ts";
import { showTime } from "../output/show-time.ts";
import { countOption, findingLine, formOptions } from "./form-options.ts";

const optionsSchema = z.object({ ...formOptions, file: z.string(), revision: countOption });

/** Saves a file as a form's draft. */
export async function* importForm(given: unknown): AsyncGenerator<string> {
  const { tenant: slug, form: key, file, revision: replacedRevision, json } = readOptions(optionsSchema, given);
  const document = await readDocument(file);
  await using tenant = await openTenant(slug);
  const { database, tenantId, requestId } = tenant;
  const saved = await saveDraft(database, { tenantId, key, document, replacedRevision, requestId });
  if (saved.kind === "conflict") {
    const { revision, updatedAt } = saved.draft;
    const sentence = `There is a draft, revision ${String(revision)} of ${showTime(updatedAt)}: \`portal forms export --draft\` prints it, and --revision ${String(revision)} replaces it.`;
    throw new Refusal("conflict", sentence);
  }
  yield json
    ? jsonLine({ key, draft_revision: saved.revision, base_version: saved.baseVersion, request_id: requestId })
    : `The draft of ${key} is saved, revision ${String(saved.revision)}. \`portal forms lint\` checks it, \`portal forms publish\` makes it current.`;
}

/** @throws Refusal `notFound`, or `wrongUsage` with everything that is wrong with the document */
async function readDocument(file: string): Promise<FormDocument> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new Refusal("notFound", "--file names a file that cannot be read.", { cause: error });
  });
  const json = parseJson(text);
  const isExported = typeof json === "object" && json !== null && "content_hash" in json;
  const read = isExported ? await readFormFile(text) : parseFormDocument(json);
  if (read.success) return read.document;
  throw new Refusal("wrongUsage", ["--file names no form:", ...read.findings.map(findingLine)].join("\n"));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal("wrongUsage", "--file names a file that is not JSON.", { cause: error });
  }
}
