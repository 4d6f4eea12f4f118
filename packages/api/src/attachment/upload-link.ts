import { z } from "zod";
import type { UploadOrder } from "../storage/storage.ts";
import { type LinkSigner, readLink, signLink } from "./signed-link.ts";

/** The path under which this portal takes uploads itself. */
const uploadsPath = "/api/v1/help-center/attachments/uploads";

const claimsSchema = z.object({ key: z.string(), type: z.string(), size: z.number().int() });

/** What one upload may be: this object, with this content type and size in bytes. */
export interface AllowedUpload {
  key: string;
  contentType: string;
  sizeBytes: number;
}

/** Makes the address of an upload that this portal takes itself. */
export async function signUploadLink(signer: LinkSigner, order: UploadOrder): Promise<string> {
  const { key, contentType: type, sizeBytes: size, lifetimeSeconds, origin } = order;
  const token = await signLink(signer, { kind: "upload", claims: { key, type, size }, lifetimeSeconds });
  return `${origin}${uploadsPath}/${token}`;
}

/** Reads what an address allows; `null` when it is forged, expired or something else. */
export async function readUploadLink(signer: LinkSigner, token: string): Promise<AllowedUpload | null> {
  const claims = await readLink(signer, { kind: "upload", token, schema: claimsSchema });
  return claims && { key: claims.key, contentType: claims.type, sizeBytes: claims.size };
}
