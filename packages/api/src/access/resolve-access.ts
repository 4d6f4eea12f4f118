import { isUuid, tenantIdMalformed, tenantIdMissing, type Problem } from "@portal/contract";
import type { Context, Requester } from "../context.ts";
import { PortalError } from "../errors/portal-error.ts";
import { readBearerToken } from "../identity/read-bearer-token.ts";
import { verifyAccessToken } from "../identity/verify-access-token.ts";
import { findTenant, type TenantKey } from "../tenant/find-tenant.ts";
import type { Tenant } from "../tenant/tenant.ts";

/** Who is asking: somebody unknown, or a person whom a token or a session proved for this very tenant. */
export type Actor = { kind: "visitor" } | { kind: "requester"; requester: Requester };

/** Who is asking, and for which tenant. Without a tenant there are problems that say why. */
export type Access = TenantAccess | { tenant: null; tenantProblems: [Problem]; actor: Actor };
export interface TenantAccess {
  tenant: Tenant;
  actor: Actor;
}

const visitor: Actor = { kind: "visitor" };

/**
 * Settles tenant and sender. The tenant is the query's, else the token's, else the slug's or the Host's. A token that is
 * there must verify: it never falls back to a visitor, and it never opens another tenant.
 *
 * @throws PortalError `invalid_token`, `tenant_mismatch`, `tenant_not_found`
 */
export async function resolveAccess(context: Context): Promise<Access> {
  const [queryTenantId, ...repeated] = context.tenant.ids;
  const isMalformed = queryTenantId !== undefined && (repeated.length > 0 || !isUuid(queryTenantId));
  const wantedTenantId = isMalformed ? null : (queryTenantId ?? null);
  const bearer = await verifyBearer(context, wantedTenantId);

  if (isMalformed) return { tenant: null, tenantProblems: [tenantIdMalformed], actor: actorOf(bearer) };
  const key = tenantKey(context, wantedTenantId ?? bearer?.tenantId ?? null);
  if (key === null) return { tenant: null, tenantProblems: [tenantIdMissing], actor: actorOf(bearer) };
  const tenant = await findTenant(context.services.database, key);
  if (tenant === null) {
    // A host name that is nobody's is no claim at all: programs reach the API by any name and say the tenant in the query.
    if (key.by === "host") return { tenant: null, tenantProblems: [tenantIdMissing], actor: actorOf(bearer) };
    throw new PortalError("tenant_not_found");
  }
  return { tenant, actor: actorOf(bearer ?? sessionRequester(context, tenant)) };
}

async function verifyBearer({ services, credentials }: Context, tenantId: string | null): Promise<Requester | null> {
  if (credentials.kind !== "authorization") return null;
  return verifyAccessToken(services, { token: readBearerToken(credentials.header), tenantId });
}

function tenantKey({ tenant, services }: Context, tenantId: string | null): TenantKey | null {
  if (tenantId !== null) return { by: "id", id: tenantId };
  if (tenant.slug !== undefined) return { by: "slug", slug: tenant.slug };
  if (tenant.host !== undefined) return { by: "host", host: tenant.host, publicHost: services.publicUrl.hostname };
  return null;
}

/** A session of another tenant is no session here: its owner is a visitor like everybody else. */
function sessionRequester({ credentials }: Context, tenant: Tenant): Requester | null {
  if (credentials.kind !== "session" || credentials.requester?.tenantId !== tenant.id) return null;
  return credentials.requester;
}

function actorOf(requester: Requester | null): Actor {
  return requester === null ? visitor : { kind: "requester", requester };
}
