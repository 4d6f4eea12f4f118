import type { Database } from "@portal/db";
import { Refusal } from "../command/refusal.ts";

/** A tenant as far as the commands on its rows need it. */
export interface FoundTenant {
  readonly id: string;
  readonly slug: string;
}

/**
 * Finds a tenant by its slug, a disabled one too: its conversations are still the operator's to read.
 *
 * @throws Refusal `notFound`, or `conflict` when it is disabled and must not be
 */
export async function findTenant(
  database: Database,
  { slug, mustBeOpen = false }: { slug: string; mustBeOpen?: boolean },
): Promise<FoundTenant> {
  const tenant = await database.readDirectory((tx) =>
    tx.tenant.findUnique({ where: { slug }, select: { id: true, slug: true, disabledAt: true } }),
  );
  if (tenant === null) throw noSuchTenant(slug);
  if (mustBeOpen && tenant.disabledAt !== null) {
    throw new Refusal(
      "conflict",
      `Tenant ${slug} is disabled; \`portal tenant update --slug ${slug} --enable\` changes that.`,
    );
  }
  return { id: tenant.id, slug: tenant.slug };
}

/** What an operator is told who names a tenant that does not exist. */
export function noSuchTenant(slug: string): Refusal {
  return new Refusal("notFound", `No tenant has the slug ${slug}; \`portal tenant list\` shows those that exist.`);
}
