import type { Database } from "@portal/db";
import { LRUCache } from "lru-cache";
import { findTenant, type TenantKey } from "./find-tenant.ts";
import type { Tenant } from "./tenant.ts";

/** How long after a change of a tenant requests may still see it as it was. */
export const tenantKeptMs = 1_000;

// Callers choose the host names under which tenants are asked for, so that there must be an end to them.
const maxKept = 2_000;

/** Where requests find their tenant. */
export interface TenantDirectory {
  /** Finds a tenant as it is or was a moment ago; `null` when there is none or it is disabled. */
  find(key: TenantKey): Promise<Tenant | null>;
}

/**
 * Makes a directory that keeps what it found for {@link tenantKeptMs}, and asks once for all who ask at the same time. A tenant that is
 * not there is asked for every time: it is there as soon as it is made.
 */
export function createTenantDirectory(database: Database): TenantDirectory {
  const kept = new LRUCache<string, Tenant, { key: TenantKey }>({
    max: maxKept,
    ttl: tenantKeptMs,
    fetchMethod: async (_name, _stale, { context: { key } }) => (await findTenant(database, key)) ?? undefined,
  });
  return { find: async (key) => (await kept.fetch(JSON.stringify(key), { context: { key } })) ?? null };
}
