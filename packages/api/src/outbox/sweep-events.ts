import type { Database } from "@portal/db";
import { sweepTenants } from "../tenant/sweep-tenants.ts";

/** Forgets what was followed up a month ago, and the webhook messages about it. The database lets nothing younger go. */
export async function sweepEvents(database: Database): Promise<number> {
  return sweepTenants(
    database,
    (tx, tenantId) => tx.$executeRaw`
      delete from outbox_events where (tenant_id, id) in (
        select tenant_id, id from outbox_events
        where tenant_id = ${tenantId}::uuid and relayed_at < now() - interval '30 days'
        limit 1000)`,
  );
}
