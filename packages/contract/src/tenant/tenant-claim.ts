import { z } from "zod";
import type { Problem } from "../errors/problem.ts";

const uuid = z.uuid();
const tenantIdLoc = ["query", "tenant_id"] as const;

export const tenantIdMissing: Problem = { loc: [...tenantIdLoc], msg: "Field required", type: "missing" };
export const tenantIdMalformed: Problem = {
  loc: [...tenantIdLoc],
  msg: "Input should be a valid UUID",
  type: "uuid_parsing",
};

/** Tells whether a text is a UUID in its canonical form (RFC 9562), as this API writes ids. */
export function isUuid(text: string): boolean {
  return uuid.safeParse(text).success;
}

/** A tenant's short name in addresses: `/{slug}` and `{slug}.host`. */
export const tenantSlugPattern = /^(?=.{1,63}$)[a-z0-9](?:-?[a-z0-9])*$/u;

/** Slugs that no tenant can have, because the portal's own paths begin with them. */
export const reservedTenantSlugs: readonly string[] = ["api", "development", "docs", "logos"];
