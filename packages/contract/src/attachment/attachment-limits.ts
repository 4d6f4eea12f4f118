import { z } from "zod";

/** No submission carries more attachments than this, whatever a tenant allows. */
export const maxAttachmentsPerSubmission = 10;

/** How long an upload URL holds, in seconds. */
export const uploadUrlLifetimeSeconds = 300;

/** What one tenant takes, as `GET …/settings` shows it; sizes are in bytes. */
export const attachmentLimitsSchema = z.strictObject({
  /** 0 means that this help center takes no files. */
  max_count: z.number().int().min(0).max(maxAttachmentsPerSubmission),
  max_file_bytes: z.number().int().min(1),
  max_total_bytes: z.number().int().min(1),
  content_types: z.array(z.string()),
});
export type AttachmentLimits = z.infer<typeof attachmentLimitsSchema>;
