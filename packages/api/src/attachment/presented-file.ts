import type { FieldOf } from "@portal/contract/form";

/** A file as a submission names it. */
export interface PresentedFile {
  /** Its capability. */
  attachmentId: string;
  /** Where the body has it: `["body", "attachment_ids", 0]`, or `["body", "custom_attrs", "photos", 0]` when it answers a question. */
  loc: readonly (string | number)[];
  /** The question that it answers, with its limits. */
  question: FieldOf<"file"> | null;
}

/** The files of `attachment_ids`, which answer no question in particular. */
export function plainFiles(attachmentIds: readonly string[]): PresentedFile[] {
  return attachmentIds.map((attachmentId, index) => ({
    attachmentId,
    loc: ["body", "attachment_ids", index],
    question: null,
  }));
}
