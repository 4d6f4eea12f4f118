import type { Database } from "@portal/db";

/**
 * Forgets the keys of every tenant that have expired; safe to run beside submissions and beside itself.
 *
 * @returns how many were forgotten
 */
export async function sweepKeys(database: Database): Promise<number> {
  const tenants = await database.readDirectory((directory) => directory.tenant.findMany({ select: { id: true } }));
  let forgotten = 0;
  for (const { id } of tenants) {
    forgotten += await database.withRlsBypass(
      (tx) => tx.$executeRaw`delete from idempotency_keys where tenant_id = ${id}::uuid and expires_at <= now()`,
    );
  }
  return forgotten;
}
