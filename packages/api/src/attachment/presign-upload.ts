import { uploadUrlLifetimeSeconds, type PresignedUpload } from "@portal/contract";
import type { Access } from "../access/resolve-access.ts";
import type { Context } from "../context.ts";
import { findPortalBase } from "../identity/find-portal-base.ts";
import { insertUpload } from "./insert-upload.ts";
import { uploadKeyOf } from "./object-key.ts";
import { readPresign } from "./read-presign.ts";

/**
 * Gives out the address for one upload and the capability to link it.
 *
 * @param input a body of the contract: `filename`, `content_type`, `file_size`
 * @throws PortalError `sign_in_required`; `invalid_input`, naming the tenant's limits where they are the problem
 */
export async function presignUpload(context: Context & { access: Access }, input: unknown): Promise<PresignedUpload> {
  const declared = readPresign(context.access, input);
  const { database, storage } = context.services;
  const { origin } = new URL(await findPortalBase(context, declared.tenant));
  const upload = await insertUpload(database, declared);
  const uploadUrl = await storage.signUpload({
    key: uploadKeyOf(upload),
    contentType: declared.declaredContentType,
    sizeBytes: declared.sizeBytes,
    lifetimeSeconds: uploadUrlLifetimeSeconds,
    origin,
  });
  return { attachment_id: upload.attachmentId, upload_url: uploadUrl, expires_in_seconds: uploadUrlLifetimeSeconds };
}
