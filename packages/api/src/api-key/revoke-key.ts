import type { Database } from "@portal/db";
import { recordOperatorAction } from "../audit/record-operator-action.ts";

/** One key of a tenant, and under which request id it is dealt with. */
export interface ApiKeyRevocation {
  tenantId: string;
  apiKeyId: string;
  requestId: string;
}

/**
 * Revokes a key. Processes that have seen it of late refuse it within ten seconds (known-keys.ts).
 *
 * @returns false when the tenant has no such key that is not revoked
 */
export async function revokeApiKey(
  database: Database,
  { tenantId, apiKeyId, requestId }: ApiKeyRevocation,
): Promise<boolean> {
  return database.withRlsBypass(async (tx) => {
    const revoked = await tx.$executeRaw`
      update api_keys set revoked_at = now()
      where tenant_id = ${tenantId}::uuid and id = ${apiKeyId}::uuid and revoked_at is null`;
    if (revoked === 0) return false;
    await recordOperatorAction(tx, { tenantId, action: "api_key.revoked", apiKeyId, requestId });
    return true;
  });
}
