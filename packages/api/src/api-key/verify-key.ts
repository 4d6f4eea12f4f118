import type { Context } from "../context.ts";
import { PortalError } from "../errors/portal-error.ts";
import { clientKeyOf } from "../rate-limit/client-key.ts";
import { refuseOverLimit } from "../rate-limit/refuse-over-limit.ts";
import type { ApiKey } from "./api-key.ts";
import { type ApiKeyName, readApiKey } from "./key-text.ts";

/** A key as it was sent, and the tenant that the request names beside it, if it does. */
export interface PresentedApiKey {
  presented: string;
  tenantId: string | null;
}

/**
 * Verifies an API key. What is none, unknown, expired or revoked is refused in the same words; a key that is good and another tenant's in
 * others, whether or not there is such a tenant.
 *
 * @throws PortalError `invalid_api_key`, `tenant_mismatch`; `too_many_requests` for who presents one wrong key after another
 */
export async function verifyApiKey(context: Context, { presented, tenantId }: PresentedApiKey): Promise<ApiKey> {
  const name = readApiKey(presented);
  if (name === null) throw new PortalError("invalid_api_key");
  const apiKey = await findUnlessGuessing(context, name);
  if (tenantId !== null && tenantId.toLowerCase() !== apiKey.tenantId) throw new PortalError("tenant_mismatch");
  return apiKey;
}

/** Nobody guesses 256 bits; the limit is for the database, which each wrong key is looked up in. */
async function findUnlessGuessing(context: Context, name: ApiKeyName): Promise<ApiKey> {
  const { apiKeys, rateLimits } = context.services;
  const client = await clientKeyOf(context);
  if (!apiKeys.isRemembered(name)) {
    const state = rateLimits.look("api_key_unknown", client);
    refuseOverLimit(context, [{ ...state, isExceeded: state.remaining === 0 }]);
  }
  const apiKey = await apiKeys.find(name);
  if (apiKey !== null) return apiKey;
  rateLimits.tally("api_key_unknown", client);
  throw new PortalError("invalid_api_key");
}
