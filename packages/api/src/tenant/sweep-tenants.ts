import type { Database, Transaction } from "@portal/db";
import { listTenantIds } from "./list-tenant-ids.ts";

/** Deletes some rows of a tenant and says how many; called again until there are none. */
type Sweep = (tx: Transaction, tenantId: string) => Promise<number>;

/**
 * Runs a sweep for every tenant, disabled ones too, in small transactions: safe to run beside submissions and beside itself.
 *
 * @returns how many rows were forgotten
 */
export async function sweepTenants(database: Database, sweep: Sweep): Promise<number> {
  let forgotten = 0;
  for (const id of await listTenantIds(database)) {
    let swept: number;
    do {
      swept = await database.withRlsBypass((tx) => sweep(tx, id));
      forgotten += swept;
    } while (swept > 0);
  }
  return forgotten;
}
