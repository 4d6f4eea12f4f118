import { reservedTenantSlugs, tenantSlugPattern } from "@portal/contract";
import { listTenants, TenantRefusedError } from "@portal/db/admin";
import type { Settings } from "@portal/settings";
import { Refusal } from "../command/refusal.ts";

/**
 * Keeps a tenant from taking the portal's own host name, or the `{slug}.` host name that belongs to whoever has that slug.
 *
 * @throws Refusal `conflict`
 */
export function refuseReservedHostname(hostname: string | null | undefined, { publicUrl }: Settings): void {
  const publicHost = new URL(publicUrl).hostname;
  if (hostname === publicHost) throw new Refusal("conflict", `${hostname} is the portal's own host name.`);
  const label = hostname?.endsWith(`.${publicHost}`) === true ? hostname.slice(0, -publicHost.length - 1) : "";
  if (!tenantSlugPattern.test(label)) return;
  throw new Refusal(
    "conflict",
    `${label}.${publicHost} belongs to the tenant with the slug ${label} without being given.`,
  );
}

/**
 * Keeps a tenant from a slug whose page could never be reached.
 *
 * @throws Refusal `conflict`
 */
export function refuseReservedSlug(slug: string): void {
  if (reservedTenantSlugs.includes(slug)) throw new Refusal("conflict", `/${slug} is the portal's own path.`);
}

/** What a tenant was to be called. */
export interface WantedNames {
  readonly ownerUrl: string;
  readonly slug: string;
  readonly hostname: string | undefined;
}

/** The error of a tenant that could not be made, as a refusal that says which of its names is taken and by whom. */
export async function explainTakenName(error: unknown, { ownerUrl, slug, hostname }: WantedNames): Promise<unknown> {
  if (!(error instanceof TenantRefusedError)) return error;
  const tenants = await listTenants(ownerUrl);
  const named = tenants.find((tenant) => tenant.slug === slug);
  if (named) return new Refusal("conflict", `The slug ${slug} is taken by ${named.name}.`, { cause: error });
  const hosted = tenants.find((tenant) => tenant.hostname === (hostname ?? null) && hostname !== undefined);
  if (hosted)
    return new Refusal("conflict", `The host name ${hosted.hostname ?? ""} is taken by ${hosted.slug}.`, {
      cause: error,
    });
  return new Refusal("conflict", error.message, { cause: error });
}
