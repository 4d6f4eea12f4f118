import { z } from "zod";
import { maxAttachmentsPerSubmission, uploadUrlLifetimeSeconds } from "./attachment-limits.ts";

/**
 * What the malware scanner says of a file: no scanner is set up, it has not answered yet, or its verdict. Where there is a scanner only
 * `clean` files are handed out.
 */
export const scanStatuses = ["not_scanned", "pending", "clean", "infected"] as const;
export type ScanStatus = (typeof scanStatuses)[number];

/** The answer to a presign call: exactly these three. Whoever holds `attachment_id` may link the file, so it is a secret. */
export const presignedUploadSchema = z.strictObject({
  attachment_id: z.string(),
  upload_url: z.url(),
  expires_in_seconds: z.literal(uploadUrlLifetimeSeconds),
});
export type PresignedUpload = z.infer<typeof presignedUploadSchema>;

/** What the check of one upload takes. */
export const attachmentIdSchema = z.strictObject({ attachment_id: z.string() });

/** An uploaded file that passed its checks and may be linked. */
export const checkedAttachmentSchema = z.strictObject({
  filename: z.string(),
  content_type: z.string(),
  file_size: z.number().int(),
  scan_status: z.enum(scanStatuses),
});
export type CheckedAttachment = z.infer<typeof checkedAttachmentSchema>;

/** A linked file as its conversation's requester sees it. `download_url` is `null` while the file may not be handed out. */
export const attachmentSchema = z.strictObject({
  id: z.uuid(),
  filename: z.string(),
  content_type: z.string(),
  size_bytes: z.number().int(),
  sha256: z.string(),
  scan_status: z.enum(scanStatuses),
  download_url: z.url().nullable(),
  expires_in_seconds: z.number().int().nullable(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** `attachment_ids` of a submission: distinct, and no more than ten. Whether they can be linked is for the database to say. */
export const attachmentIdsSchema = z
  .array(z.string())
  .superRefine((ids, context) => {
    if (ids.length > maxAttachmentsPerSubmission) {
      const message = `List should have at most ${maxAttachmentsPerSubmission} items`;
      context.addIssue({ code: "custom", message, params: { type: "too_long" } });
      return;
    }
    ids.forEach((id, index) => {
      if (ids.indexOf(id) === index) return;
      const message = "Attachment should not be listed twice";
      context.addIssue({ code: "custom", path: [index], message, params: { type: "value_error" } });
    });
  })
  .meta({ maxItems: maxAttachmentsPerSubmission, uniqueItems: true });
