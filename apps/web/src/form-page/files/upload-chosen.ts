import { contentTypeOfFile, type Problem } from "@portal/contract";
import type { KnownFile } from "@portal/contract/form";
import { uploadFile, type UploadOutcome } from "../../portal-form/files/upload-file.ts";
import type { Refusal } from "../../portal-form/refusal.ts";
import type { SubmissionBody } from "../submission-from-typed.ts";
import type { Words } from "../../language/words.ts";
import { fileBehind } from "./chosen-files.ts";

const uploaded = new WeakMap<File, string>();

/** What is known of the chosen files that a body lists, to be held against the limits of their questions before anything is sent. */
export function knownFiles(body: SubmissionBody): ReadonlyMap<string, KnownFile> {
  return new Map(
    Object.values(body.custom_attrs).flatMap((answer) =>
      idsIn(answer).flatMap((id): [string, KnownFile][] => {
        const file = fileBehind(id);
        return file === undefined ? [] : [[id, { content_type: contentTypeOfFile(file), file_size: file.size }]];
      }),
    ),
  );
}

interface Uploading {
  tenantId: string;
  words: Words["files"]["problems"];
}

/** A body whose files are all uploaded, or why it cannot be. */
export type Uploaded = { success: true; body: SubmissionBody } | { success: false; refusal: Refusal };

/** Uploads the chosen files that a body lists, one after the other, and puts their ids in their places. What is uploaded stays so. */
export async function uploadChosen({ tenantId, words }: Uploading, body: SubmissionBody): Promise<Uploaded> {
  const attributes = new Map<string, unknown>(Object.entries(body.custom_attrs));
  for (const [key, answer] of attributes) {
    const ids: string[] = [];
    for (const id of idsIn(answer)) {
      const file = fileBehind(id);
      const outcome: UploadOutcome =
        file === undefined ? { kind: "done", attachmentId: id } : await uploadOnce({ tenantId, words }, file);
      if (outcome.kind !== "done")
        return { success: false, refusal: refusalOf(outcome, ["body", "custom_attrs", key]) };
      ids.push(outcome.attachmentId);
    }
    if (Array.isArray(answer) && ids.length > 0) attributes.set(key, ids);
  }
  return { success: true, body: { ...body, custom_attrs: Object.fromEntries(attributes) } };
}

/** Has files uploaded again that the portal does not know any more. */
export function forgetUploads(body: SubmissionBody): void {
  for (const answer of Object.values(body.custom_attrs)) {
    for (const id of idsIn(answer)) {
      const file = fileBehind(id);
      if (file !== undefined) uploaded.delete(file);
    }
  }
}

async function uploadOnce({ tenantId, words }: Uploading, file: File): Promise<UploadOutcome> {
  const known = uploaded.get(file);
  if (known !== undefined) return { kind: "done", attachmentId: known };
  const outcome = await uploadFile(
    { tenantId, file, address: null, isSent: false },
    { words, signal: new AbortController().signal, onProgress: () => undefined, onSent: () => undefined },
  );
  if (outcome.kind === "done") uploaded.set(file, outcome.attachmentId);
  return outcome;
}

function refusalOf(outcome: Exclude<UploadOutcome, { kind: "done" }>, loc: Problem["loc"]): Refusal {
  switch (outcome.kind) {
    case "held":
      return { kind: "busy", retryAfterSeconds: outcome.seconds };
    case "interrupted":
      return { kind: "unreachable" };
    case "failed":
      return { kind: "problems", problems: [{ loc, msg: outcome.reason, type: "attachment_refused" }], files: [] };
  }
}

/** The texts of a list: only those of chosen files have a file behind them. */
function idsIn(answer: unknown): string[] {
  return Array.isArray(answer) ? answer.filter((id) => typeof id === "string") : [];
}
