import type { Database } from "@portal/db";
import { sweepTenants } from "../tenant/sweep-tenants.ts";

/** Forgets webhook secrets whose overlap with their successor is over. The database lets no others go. */
export async function sweepSecrets(database: Database): Promise<number> {
  return sweepTenants(
    database,
    (tx, tenantId) => tx.$executeRaw`
      delete from webhook_secrets where (tenant_id, id) in (
        select tenant_id, id from webhook_secrets where tenant_id = ${tenantId}::uuid and expires_at <= now() limit 1000)`,
  );
}
