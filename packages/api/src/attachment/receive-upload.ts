import { Readable } from "node:stream";
import { z } from "zod";
import type { Context } from "../context.ts";
import { hasName } from "../errors/has-name.ts";
import { PortalError } from "../errors/portal-error.ts";
import { tenantOfUploadKey } from "./object-key.ts";
import { type AllowedUpload, readUploadLink } from "./upload-link.ts";

/** One PUT to an address of this portal's own, as it arrived. */
export const receivedUploadSchema = z.object({
  token: z.string(),
  contentType: z.string().nullable(),
  contentLength: z.string().nullable(),
  body: z.instanceof(Readable),
});
export type ReceivedUpload = z.infer<typeof receivedUploadSchema>;

/**
 * Takes the bytes of an upload where this portal is its own store. It holds them to what was signed as an S3 server would: the type, the
 * size, the time. The bytes go to the disk as they come.
 *
 * @throws PortalError `upload_refused`, `upload_exists`, `storage_unavailable`
 */
export async function receiveUpload({ services, noted }: Context, received: ReceivedUpload): Promise<void> {
  const allowed = await readUploadLink(services, received.token);
  if (allowed !== null) noted.tenantId = tenantOfUploadKey(allowed.key);
  if (allowed === null || !isAsSigned(received, allowed)) throw new PortalError("upload_refused");
  try {
    await services.storage.write(allowed, received.body);
  } catch (error) {
    if (hasName(error, "ObjectExistsError")) throw new PortalError("upload_exists");
    if (hasName(error, "ObjectSizeError")) throw new PortalError("upload_refused");
    throw error;
  }
}

/** The length has to be announced: a signed header that is missing is a signature that does not match. */
function isAsSigned({ contentType, contentLength }: ReceivedUpload, allowed: AllowedUpload): boolean {
  return contentType === allowed.contentType && contentLength === String(allowed.sizeBytes);
}
