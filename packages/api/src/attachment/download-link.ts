import { z } from "zod";
import type { Services } from "../services.ts";
import { type LinkSigner, readLink, signLink } from "./signed-link.ts";

/** How long a download link holds, in seconds: long enough to follow it, too short to be worth passing on. */
export const downloadLinkLifetimeSeconds = 300;

const claimsSchema = z.object({ tenant_id: z.uuid(), sub: z.uuid() });

/** A linked file. */
export interface AttachmentKey {
  tenantId: string;
  id: string;
}

/** Makes the address from which a browser gets a file without a token of its own. */
export async function signDownloadLink(
  services: LinkSigner & Pick<Services, "publicUrl">,
  { tenantId, id }: AttachmentKey,
): Promise<string> {
  const claims = { tenant_id: tenantId, sub: id };
  const token = await signLink(services, { kind: "download", claims, lifetimeSeconds: downloadLinkLifetimeSeconds });
  return `${services.publicUrl.origin}/api/v1/help-center/attachments/${id}/download?token=${token}`;
}

/** Reads which file a link opens; `null` when it is forged, expired or something else. */
export async function readDownloadLink(signer: LinkSigner, token: string): Promise<AttachmentKey | null> {
  const claims = await readLink(signer, { kind: "download", token, schema: claimsSchema });
  return claims && { tenantId: claims.tenant_id, id: claims.sub };
}
