import { isUuid, type ConversationReceipt } from "@portal/contract";
import type { TenantAccess } from "../access/resolve-access.ts";
import type { Context } from "../context.ts";
import { PortalError } from "../errors/portal-error.ts";

/**
 * Tells whoever holds a conversation's id that it arrived: its reference and its time, and nothing that was written in it.
 *
 * @throws PortalError `not_found`, the same for a foreign, an unknown and a malformed id
 */
export async function getReceipt(
  { services, access }: Context & { access: TenantAccess },
  id: string,
): Promise<ConversationReceipt> {
  if (!isUuid(id)) throw new PortalError("not_found");
  const tenantId = access.tenant.id;
  const row = await services.database.withTenant(tenantId, (tx) =>
    tx.conversation.findUnique({
      where: { tenantId_id: { tenantId, id } },
      select: { displayId: true, createdAt: true },
    }),
  );
  if (row === null) throw new PortalError("not_found");
  return { display_id: row.displayId, created_at: row.createdAt.toISOString() };
}
