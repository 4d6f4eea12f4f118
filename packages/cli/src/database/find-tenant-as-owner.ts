import { listTenants, type TenantSummary } from "@portal/db/admin";
import { noSuchTenant } from "./find-tenant.ts";

/**
 * Finds a tenant by its slug over the owner's connection, for what only the owner may change.
 *
 * @throws Refusal `notFound`
 */
export async function findTenantAsOwner(ownerUrl: string, slug: string): Promise<TenantSummary> {
  const tenants = await listTenants(ownerUrl);
  const tenant = tenants.find((candidate) => candidate.slug === slug);
  if (tenant === undefined) throw noSuchTenant(slug);
  return tenant;
}
