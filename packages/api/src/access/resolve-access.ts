import { isUuid, tenantIdMalformed, tenantIdMissing, type Problem } from "@portal/contract";
import type { ApiKey } from "../api-key/api-key.ts";
import { verifyApiKey } from "../api-key/verify-key.ts";
import type { Context, Requester } from "../context.ts";
import { PortalError } from "../errors/portal-error.ts";
import { readBearerToken } from "../identity/read-bearer-token.ts";
import { verifyAccessToken } from "../identity/verify-access-token.ts";
import type { TenantKey } from "../tenant/find-tenant.ts";
import type { Tenant } from "../tenant/tenant.ts";

/** Who is asking: somebody unknown, a person whom a token or a session proved for this very tenant, or a program of the tenant's own. */
export type Actor =
  { kind: "visitor" } | { kind: "requester"; requester: Requester } | { kind: "application"; apiKey: ApiKey };

/** Who is asking, and for which tenant. Without a tenant there are problems that say why. */
export type Access = TenantAccess | { tenant: null; tenantProblems: [Problem]; actor: Actor };
export interface TenantAccess {
  tenant: Tenant;
  actor: Actor;
}

const visitor: Actor = { kind: "visitor" };

const contradiction: Problem = {
  loc: ["header", "x-api-key"],
  msg: "Value should not be sent together with Authorization: one of them says who is asking",
  type: "value_error",
};

/**
 * Settles tenant and sender. The tenant is the query's, else the token's or the key's, else the slug's or the Host's. A token or a key
 * that is there must verify: it never falls back to a visitor, and it never opens another tenant.
 *
 * @throws PortalError `invalid_token`, `invalid_api_key`, `tenant_mismatch`, `tenant_not_found`; `invalid_input` for a token and a key at once
 */
export async function resolveAccess(context: Context): Promise<Access> {
  const [queryTenantId, ...repeated] = context.tenant.ids;
  const isMalformed = queryTenantId !== undefined && (repeated.length > 0 || !isUuid(queryTenantId));
  const wantedTenantId = isMalformed ? null : (queryTenantId ?? null);
  const proof = await verifyProof(context, wantedTenantId);
  const actor = proof?.actor ?? visitor;

  if (isMalformed) return { tenant: null, tenantProblems: [tenantIdMalformed], actor };
  const key = tenantKey(context, wantedTenantId ?? proof?.tenantId ?? null);
  if (key === null) return { tenant: null, tenantProblems: [tenantIdMissing], actor };
  const tenant = await context.services.tenants.find(key);
  if (tenant === null) {
    // A host name that is nobody's is no claim at all: programs reach the API by any name and say the tenant in the query.
    if (key.by === "host") return { tenant: null, tenantProblems: [tenantIdMissing], actor };
    throw new PortalError("tenant_not_found");
  }
  context.noted.tenantId = tenant.id;
  return { tenant, actor: proof?.actor ?? sessionActor(context, tenant) };
}

/** Whoever has proved who they are, and whose tenant's they are. */
interface Proof {
  tenantId: string;
  actor: Actor;
}

async function verifyProof(context: Context, tenantId: string | null): Promise<Proof | null> {
  const { credentials, services } = context;
  switch (credentials.kind) {
    case "authorization": {
      const requester = await verifyAccessToken(services, { token: readBearerToken(credentials.header), tenantId });
      return { tenantId: requester.tenantId, actor: { kind: "requester", requester } };
    }
    case "api_key": {
      const apiKey = await verifyApiKey(context, { presented: credentials.presented, tenantId });
      return { tenantId: apiKey.tenantId, actor: { kind: "application", apiKey } };
    }
    case "contradictory":
      throw new PortalError("invalid_input", { problems: [contradiction] });
    case "session":
    case "none":
      return null;
  }
}

function tenantKey({ tenant, services }: Context, tenantId: string | null): TenantKey | null {
  if (tenantId !== null) return { by: "id", id: tenantId };
  if (tenant.slug !== undefined) return { by: "slug", slug: tenant.slug };
  if (tenant.host !== undefined) return { by: "host", host: tenant.host, publicHost: services.publicUrl.hostname };
  return null;
}

/** A session of another tenant is no session here: its owner is a visitor like everybody else. */
function sessionActor({ credentials }: Context, tenant: Tenant): Actor {
  if (credentials.kind !== "session" || credentials.requester?.tenantId !== tenant.id) return visitor;
  return { kind: "requester", requester: credentials.requester };
}
