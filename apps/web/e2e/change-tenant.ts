import { setTimeout as wait } from "node:timers/promises";
import { tenantKeptMs } from "@portal/api/testing";
import type { Database, Transaction } from "@portal/db";

/** Changes a tenant as an operator can, and waits until the portal has forgotten how it was. */
export async function changeTenant(inspection: Database, change: (tx: Transaction) => Promise<unknown>): Promise<void> {
  await inspection.withRlsBypass(change);
  await wait(tenantKeptMs);
}
