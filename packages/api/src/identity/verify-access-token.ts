import { isStorable, isUuid } from "@portal/contract";
import { decodeJwt, type JWTPayload } from "jose";
import type { Requester } from "../context.ts";
import { PortalError } from "../errors/portal-error.ts";
import type { Services } from "../services.ts";
import { verifyOwnToken } from "./own-token.ts";
import { verifyForeignToken } from "./verify-foreign-token.ts";

const maxTokenLength = 8192;

/** A Bearer token, and the tenant that the request names beside it, if it does. */
export interface PresentedToken {
  token: string;
  tenantId: string | null;
}

/**
 * Verifies an end-user JWT: one that the portal signed itself, or one of an issuer that the tenant has registered.
 *
 * @throws PortalError `invalid_token`; `tenant_mismatch` when it is valid and another tenant's; `service_unavailable` when
 *   the issuer's keys cannot be had at present
 */
export async function verifyAccessToken(services: Services, { token, tenantId }: PresentedToken): Promise<Requester> {
  if (token.length > maxTokenLength) throw new PortalError("invalid_token");
  const wantedTenantId = tenantId?.toLowerCase() ?? null;
  const claimed = readUnverified(token);
  if (claimed.iss !== services.publicUrl.origin) {
    const decidingTenantId = wantedTenantId ?? tenantOf(claimed);
    return verifyForeignToken(services, { token, issuer: claimed.iss, tenantId: decidingTenantId });
  }
  const { contact } = await verifyOwnToken(services, { token, kind: "access" });
  if (wantedTenantId !== null && contact.tenantId !== wantedTenantId) throw new PortalError("tenant_mismatch");
  return contact;
}

/** What a token says of itself only picks the keys that it has to satisfy. */
function readUnverified(token: string): JWTPayload & { iss: string } {
  try {
    const { iss, ...claims } = decodeJwt(token);
    if (typeof iss === "string" && isStorable(iss)) return { ...claims, iss };
  } catch {
    // What cannot be read cannot be verified either.
  }
  throw new PortalError("invalid_token");
}

function tenantOf({ tenant_id: tenantId }: JWTPayload): string {
  if (typeof tenantId !== "string" || !isUuid(tenantId)) throw new PortalError("invalid_token");
  return tenantId.toLowerCase();
}
