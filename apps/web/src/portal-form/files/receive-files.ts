import type { createCaller } from "@portal/api";
import { findPortalError } from "@portal/api";
import type { Problem } from "@portal/contract";
import { fillIn, fillInOwn } from "../../language/fill-in.ts";
import { filesField, keptFileField } from "../form-values.ts";
import { findObjection } from "./check-file.ts";
import type { FileTerms } from "./file-terms.ts";
import type { KeptFile } from "./chosen-file.ts";

type Caller = ReturnType<typeof createCaller>;

const keptMs = 24 * 60 * 60 * 1000;

/** The files of a form that was sent without scripts: those that are uploaded now, and why others are not. */
export interface ReceivedFiles {
  attachmentIds: string[];
  problems: Problem[];
}

/** What a form brought: files, and the ids of those that an earlier sending has left. */
interface Reception {
  caller: Caller;
  formData: FormData;
  terms: FileTerms;
}

/**
 * Uploads the files that came with a form, behind those that an earlier sending has left. One after the other: all of them are in this
 * process's memory already, and a store takes them no faster at once.
 *
 * @throws PortalError when no file can be taken at the moment
 */
export async function receiveFiles({ caller, formData, terms }: Reception, received: ReceivedFiles): Promise<void> {
  received.attachmentIds.push(...keptIdsOf(formData).slice(0, terms.limits.max_count));
  const weighed = (await describeFiles(caller, received.attachmentIds, terms.words)).map(({ size }) => ({ size }));
  for (const file of chosenFilesOf(formData)) {
    const objection = findObjection(file, weighed, terms);
    if (objection !== null) {
      const notTaken = fillInOwn(terms.words.problems.notTaken, { reason: objection.reason });
      const msg = fillIn(notTaken, { name: file.name });
      received.problems.push({ loc: ["body", "attachment_ids"], msg, type: "attachment_refused" });
      continue;
    }
    received.attachmentIds.push((await caller.attachment.receiveFile(file)).attachment_id);
    weighed.push(file);
  }
}

/** Says which files capabilities stand for, in their order, so that a page can show what it keeps. */
export async function describeFiles(
  caller: Caller,
  attachmentIds: readonly string[],
  words: FileTerms["words"],
): Promise<KeptFile[]> {
  const expiresAt = Date.now() + keptMs;
  return Promise.all(
    attachmentIds.map(async (attachmentId) => {
      const { filename, content_type, file_size } = await caller.attachment
        .confirm({ attachment_id: attachmentId })
        .catch((error: unknown) => describeGone(error, words));
      return { name: filename, size: file_size, type: content_type, attachmentId, expiresAt };
    }),
  );
}

/** A file that is gone, was refused or cannot be asked for just now keeps its place: the list says by place what is wrong. */
function describeGone(error: unknown, { problems }: FileTerms["words"]) {
  if (findPortalError(error) === null) throw error;
  return { filename: problems.earlier, content_type: "", file_size: 0 };
}

/** Anybody can send anything here: what is no capability is found out when it is looked for. */
function keptIdsOf(formData: FormData): string[] {
  const ids = formData.getAll(keptFileField).filter((id) => typeof id === "string");
  return [...new Set(ids)].filter((id) => id !== "");
}

/** An input in which nothing was chosen sends a file all the same: one without a name and without a byte. */
function chosenFilesOf(formData: FormData): File[] {
  return formData
    .getAll(filesField)
    .filter((file) => file instanceof File)
    .filter(({ name, size }) => name !== "" || size > 0);
}
