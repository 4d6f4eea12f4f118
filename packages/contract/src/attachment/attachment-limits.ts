import { z } from "zod";

/** No submission carries more attachments than this, whatever a tenant allows. */
export const maxAttachmentsPerSubmission = 10;

/** How long an upload URL holds, in seconds. */
export const uploadUrlLifetimeSeconds = 300;

const mebibyte = 1024 * 1024;

/** What one tenant takes, as `GET …/settings` shows it; sizes are in bytes. */
export const attachmentLimitsSchema = z.strictObject({
  /** 0 means that this help center takes no files. */
  max_count: z.number().int().min(0).max(maxAttachmentsPerSubmission),
  max_file_bytes: z.number().int().min(1),
  max_total_bytes: z.number().int().min(1),
  content_types: z.array(z.string()),
});
export type AttachmentLimits = z.infer<typeof attachmentLimitsSchema>;

/** A size as people read it, rounded up to one decimal: `"20 MB"`. Like file managers of most systems, a MB here has 1024 × 1024 bytes. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? "1 byte" : `${bytes} bytes`;
  if (bytes < mebibyte) return `${roundUp(bytes / 1024)} KB`;
  return bytes < 1024 * mebibyte ? `${roundUp(bytes / mebibyte)} MB` : `${roundUp(bytes / (1024 * mebibyte))} GB`;
}

function roundUp(value: number): string {
  return String(Math.ceil(value * 10) / 10);
}
