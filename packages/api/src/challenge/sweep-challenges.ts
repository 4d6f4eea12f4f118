import type { Database } from "@portal/db";
import { sweepTenants } from "../tenant/sweep-tenants.ts";

/** Forgets spent challenges that nobody can present any more. A minute is for clocks that are behind and would still take them. */
export async function sweepChallenges(database: Database): Promise<number> {
  return sweepTenants(
    database,
    (tx, tenantId) => tx.$executeRaw`
      delete from spent_challenges where (tenant_id, nonce) in (
        select tenant_id, nonce from spent_challenges
        where tenant_id = ${tenantId}::uuid and expires_at < now() - interval '1 minute'
        limit 1000)`,
  );
}
