import type { Problem } from "@portal/contract";

/** A problem of one file that stands at a place of the list, in the shape in which the server would say it. */
export function problemAt(index: number, reason: string): Problem {
  return { loc: ["body", "attachment_ids", index], msg: reason, type: "attachment_refused" };
}

/** What is said of a file that was uploaded and is no longer there. */
export const goneReason = "The upload is no longer there. Choose the file again";

/** The id of a file's row, which links lead to. */
export function rowIdOf(key: string): string {
  return `file-${key}`;
}
