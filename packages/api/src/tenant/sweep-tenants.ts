import type { Database, Transaction } from "@portal/db";

/** Deletes some rows of a tenant and says how many; called again until there are none. */
type Sweep = (tx: Transaction, tenantId: string) => Promise<number>;

/**
 * Runs a sweep for every tenant, disabled ones too, in small transactions: safe to run beside submissions and beside itself.
 *
 * @returns how many rows were forgotten
 */
export async function sweepTenants(database: Database, sweep: Sweep): Promise<number> {
  const tenants = await database.readDirectory((directory) => directory.tenant.findMany({ select: { id: true } }));
  let forgotten = 0;
  for (const { id } of tenants) {
    let swept: number;
    do {
      swept = await database.withRlsBypass((tx) => sweep(tx, id));
      forgotten += swept;
    } while (swept > 0);
  }
  return forgotten;
}
