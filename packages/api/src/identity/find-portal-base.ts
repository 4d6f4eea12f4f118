import type { Context } from "../context.ts";
import { findTenant } from "../tenant/find-tenant.ts";
import type { Tenant } from "../tenant/tenant.ts";

/**
 * The address that a tenant's pages start at: the host that was asked where that is the tenant's own, since a session belongs to
 * one host, and otherwise its path at the portal's address. A Host header is the caller's word, so it counts only as far as the
 * database says that it is this tenant's.
 *
 * @returns an address without a slash at its end
 */
export async function findPortalBase({ services, tenant: claim }: Context, tenant: Tenant): Promise<string> {
  const { database, publicUrl } = services;
  const { host } = claim;
  const key = { by: "host", host: host ?? "", publicHost: publicUrl.hostname } as const;
  const tenantAtHost = host === undefined ? null : await findTenant(database, key);
  if (host === undefined || tenantAtHost?.id !== tenant.id) return `${publicUrl.origin}/${tenant.slug}`;
  const base = new URL(publicUrl.origin);
  base.hostname = host.replace(/:\d+$/u, "");
  return base.origin;
}
