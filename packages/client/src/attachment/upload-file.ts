import { startDeadline, type CallTerms } from "../transport/deadline.ts";
import { expectBody } from "../transport/expect-body.ts";
import type { Transport } from "../transport/transport.ts";
import { withRetries } from "../transport/with-retries.ts";
import type { PresignedUpload } from "../wire.ts";
import { putFile, type UploadProgress } from "./put-file.ts";
import { declareFile, type UploadableFile } from "./uploadable-file.ts";

/** How a file is uploaded. */
export interface UploadTerms extends CallTerms {
  /**
   * Told how many bytes are on their way: in browsers about every 50 ms, in Node for every 64 KiB that the connection takes, elsewhere once
   * at the end. A try after a lost connection begins at 0 again.
   */
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
  /** How long the whole upload may take; as long as its address holds, five minutes, unless said. */
  readonly timeoutMs?: number | undefined;
}

/** A file that is uploaded and not yet attached. */
export interface UploadedFile {
  /** Goes into `attachment_ids` of one submission, within 24 hours. Whoever holds it may attach the file. */
  readonly attachmentId: string;
}

const addressLifetimeMs = 300_000;

/**
 * Asks for the address of an upload and sends the file there, with the type and the size that were declared. What is in the file is
 * checked by the portal when it is attached: `attachment_refused` at its place in `attachment_ids`.
 *
 * @throws HelpCenterError
 */
export async function uploadFile(
  transport: Transport,
  file: UploadableFile,
  { onProgress, signal, timeoutMs = addressLifetimeMs }: UploadTerms,
): Promise<UploadedFile> {
  const declared = declareFile(file);
  const deadline = startDeadline(timeoutMs, signal);
  const body = { filename: declared.filename, content_type: declared.contentType, file_size: declared.content.size };
  const answer = await transport.send(
    { method: "POST", path: "/api/v1/help-center/attachments/presign", body },
    deadline,
  );
  const { attachment_id: attachmentId, upload_url: url } = expectBody<PresignedUpload>(answer, [
    "attachment_id",
    "upload_url",
  ]);
  await withRetries({ retries: transport.retries, deadline }, () =>
    putFile({ url, file: declared, fetch: transport.fetch, signal: deadline.signal, onProgress }),
  );
  return { attachmentId };
}
