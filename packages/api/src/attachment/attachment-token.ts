import { createHash, randomBytes } from "node:crypto";

const secretBytes = 32;

/** A capability for its holder, and the hash that is all that we keep of it. */
export interface DrawnAttachmentId {
  attachmentId: string;
  tokenHash: Uint8Array<ArrayBuffer>;
}

/** Draws an `attachment_id`: 256 random bits that say nothing of the file, the tenant or the time. */
export function drawAttachmentId(): DrawnAttachmentId {
  const attachmentId = randomBytes(secretBytes).toString("base64url");
  return { attachmentId, tokenHash: hashAttachmentId(attachmentId) };
}

/** A plain hash is enough: what it hides has 256 random bits. Any text has one, so that nothing that is presented needs a refusal of its own. */
export function hashAttachmentId(attachmentId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(attachmentId).digest());
}
