import { isUuid, type Attachment } from "@portal/contract";
import type { TenantAccess } from "../access/resolve-access.ts";
import type { Context } from "../context.ts";
import { PortalError } from "../errors/portal-error.ts";
import { downloadLinkLifetimeSeconds, signDownloadLink } from "./download-link.ts";
import { mayHandOut } from "./hand-out.ts";

/**
 * Describes a linked file to the person whose conversation it belongs to, with a link to it where it may be handed out.
 *
 * @throws PortalError `not_found`, the same for a visitor and for a foreign, an unknown and a malformed id
 */
export async function getAttachment(
  { services, access }: Context & { access: TenantAccess },
  id: string,
): Promise<Attachment> {
  const { tenant, actor } = access;
  if (actor.kind !== "requester" || !isUuid(id)) throw new PortalError("not_found");
  const { requesterId, email } = actor.requester;
  const contact = requesterId === null ? { email } : { id: requesterId };
  const row = await services.database.withTenant(tenant.id, (tx) =>
    tx.attachment.findFirst({
      where: { tenantId: tenant.id, id, conversation: { contact } },
      select: { filename: true, contentType: true, sizeBytes: true, sha256: true, scanStatus: true },
    }),
  );
  if (row?.sha256 == null) throw new PortalError("not_found");
  const isHandedOut = mayHandOut(row.scanStatus, services.scanner);
  return {
    id,
    filename: row.filename,
    content_type: row.contentType,
    size_bytes: row.sizeBytes,
    sha256: Buffer.from(row.sha256).toString("hex"),
    scan_status: row.scanStatus,
    download_url: isHandedOut ? await signDownloadLink(services, { tenantId: tenant.id, id }) : null,
    expires_in_seconds: isHandedOut ? downloadLinkLifetimeSeconds : null,
  };
}
