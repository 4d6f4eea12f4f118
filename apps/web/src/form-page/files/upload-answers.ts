import type { Problem } from "@portal/contract";
import type { UploadQueue } from "../../portal-form/files/upload-queue.ts";
import type { Refusal } from "../../portal-form/refusal.ts";
import type { SubmissionBody } from "../submission-from-typed.ts";
import type { FormFiles } from "./form-files.ts";

/** A body whose files are all uploaded, or why it cannot be. */
export type Uploaded = { success: true; body: SubmissionBody } | { success: false; refusal: Refusal };

/** Names the questions of a body that have a file which will not be sent: its sender has to know, and its row says why. */
export function findFailed(files: FormFiles, body: SubmissionBody): Problem[] {
  return answersOf(files, body).flatMap(([key, queue]) => {
    const hasFailed = queue.getFiles().some(({ state }) => ["failed", "interrupted"].includes(state.kind));
    return hasFailed ? [{ loc: ["body", "custom_attrs", key], msg: "", type: "attachment_refused" as const }] : [];
  });
}

/** Waits for the files that a body lists, and puts their ids in their places. */
export async function uploadAnswers(files: FormFiles, body: SubmissionBody): Promise<Uploaded> {
  const answers = answersOf(files, body);
  await Promise.all(answers.map(([, queue]) => queue.settle()));
  // Without a connection there is nothing to mend in the form.
  if (answers.some(([, queue]) => queue.hasInterrupted()) && !navigator.onLine) {
    return { success: false, refusal: { kind: "unreachable" } };
  }
  const problems = findFailed(files, body);
  if (problems.length > 0) return { success: false, refusal: { kind: "problems", problems, files: [] } };
  const ids = answers.map(([key, queue]): [string, string[]] => [key, queue.attachmentIds()]);
  return { success: true, body: { ...body, custom_attrs: { ...body.custom_attrs, ...Object.fromEntries(ids) } } };
}

/** Marks the files that the server does not take, in the words of the page. */
export function placeRefused(
  files: FormFiles,
  problems: readonly Problem[],
  words: { gone: string; refused: string },
): void {
  for (const { loc, type } of problems) {
    const [, , key, index] = loc;
    const queue = typeof key === "string" ? files.find(key) : undefined;
    const row = typeof index === "number" ? queue?.getFiles()[index] : undefined;
    if (row === undefined) continue;
    queue?.refuse(row.key, { loc, type, msg: type === "attachment_unavailable" ? words.gone : words.refused });
  }
}

/** The questions for files that a body answers, which hidden ones are not. */
function answersOf(files: FormFiles, { custom_attrs: attributes }: SubmissionBody): [string, UploadQueue][] {
  return Object.keys(attributes).flatMap((key): [string, UploadQueue][] => {
    const queue = files.find(key);
    return queue === undefined ? [] : [[key, queue]];
  });
}
