import type { Database } from "@portal/db";
import type { Services } from "../services.ts";
import type { ListedObject, Storage } from "../storage/storage.ts";
import { arrivalsPrefix, keptPrefixOf, tenantOfKeptKey, uploadsPrefix } from "./object-key.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** An hour more than an upload can be linked: nothing that is older can still be wanted where uploads arrive. */
const arrivedMaxAgeMs = dayMs + hourMs;
/** The days of checked files that are looked through, counted back from today; the youngest is over for a whole day. */
const daysBack = { youngest: 2, oldest: 8 } as const;
const batchSize = 500;

/**
 * Removes objects that no row speaks of: what was sent to an address again, what broke off, and what a crash left behind.
 *
 * @returns how many there were
 */
export async function sweepOrphans({ database, storage }: Pick<Services, "database" | "storage">): Promise<number> {
  const now = Date.now();
  let count = 0;
  for (const prefix of [uploadsPrefix, arrivalsPrefix]) {
    for await (const { key, modifiedAt } of storage.list(prefix)) {
      if (modifiedAt.getTime() > now - arrivedMaxAgeMs) continue;
      await storage.remove(key);
      count += 1;
    }
  }
  for (let days: number = daysBack.youngest; days <= daysBack.oldest; days += 1) {
    const prefix = keptPrefixOf(new Date(now - days * dayMs));
    for await (const keys of batchesOf(storage.list(prefix))) count += await removeUnknown(database, storage, keys);
  }
  return count;
}

async function* batchesOf(objects: AsyncIterable<ListedObject>): AsyncGenerator<string[]> {
  let keys: string[] = [];
  for await (const { key } of objects) {
    keys.push(key);
    if (keys.length < batchSize) continue;
    yield keys;
    keys = [];
  }
  if (keys.length > 0) yield keys;
}

async function removeUnknown(database: Database, storage: Storage, keys: readonly string[]): Promise<number> {
  const byTenant = Map.groupBy(keys, tenantOfKeptKey);
  let count = 0;
  for (const [tenantId, own] of byTenant) {
    // What does not look like a key of ours was put there by somebody, who may want it.
    if (tenantId === null) continue;
    const rows = await database.withTenant(tenantId, (tx) =>
      tx.attachment.findMany({ where: { tenantId, objectKey: { in: own } }, select: { objectKey: true } }),
    );
    const known = new Set(rows.map(({ objectKey }) => objectKey));
    for (const key of own.filter((candidate) => !known.has(candidate))) {
      await storage.remove(key);
      count += 1;
    }
  }
  return count;
}
