import type { Database } from "@portal/db";
import { sweepTenants } from "../tenant/sweep-tenants.ts";

/** Forgets sign-in links and refresh tokens that have expired, used or not. The database lets no others go. */
export async function sweepCredentials(database: Database): Promise<number> {
  const links = await sweepTenants(
    database,
    (tx, tenantId) => tx.$executeRaw`
      delete from sign_in_links where (tenant_id, id) in (
        select tenant_id, id from sign_in_links where tenant_id = ${tenantId}::uuid and expires_at <= now() limit 1000)`,
  );
  const tokens = await sweepTenants(
    database,
    (tx, tenantId) => tx.$executeRaw`
      delete from refresh_tokens where (tenant_id, id) in (
        select tenant_id, id from refresh_tokens where tenant_id = ${tenantId}::uuid and expires_at <= now() limit 1000)`,
  );
  return links + tokens;
}
