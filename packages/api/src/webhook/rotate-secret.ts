import { drawId, type Database } from "@portal/db";
import type { EndpointKey } from "./remove-endpoint.ts";
import { drawSecret } from "./sign-message.ts";

/**
 * Gives an endpoint a new secret. The one before it signs beside it until the overlap is over, so that the receiver can change
 * over in its own time; older ones end now, so that there are never more than two.
 *
 * @returns the new secret, shown this once, or `null` when the tenant has no such endpoint
 */
export async function rotateSecret(
  database: Database,
  { tenantId, endpointId, overlapHours }: EndpointKey & { overlapHours: number },
): Promise<string | null> {
  const secret = drawSecret();
  return database.withRlsBypass(async (tx) => {
    const found = await tx.$queryRaw<unknown[]>`
      select id from webhook_endpoints where tenant_id = ${tenantId}::uuid and id = ${endpointId}::uuid for update`;
    if (found.length === 0) return null;
    await tx.$executeRaw`
      update webhook_secrets
      set expires_at = least(expires_at, case when expires_at is null then now() + make_interval(hours => ${overlapHours}::int)
        else now() end)
      where tenant_id = ${tenantId}::uuid and endpoint_id = ${endpointId}::uuid`;
    await tx.$executeRaw`
      insert into webhook_secrets (tenant_id, id, endpoint_id, secret)
      values (${tenantId}::uuid, ${drawId()}::uuid, ${endpointId}::uuid, ${secret})`;
    return secret;
  });
}
