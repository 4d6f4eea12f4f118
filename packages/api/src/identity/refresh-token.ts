import type { SignedIn } from "@portal/contract";
import { drawId, type Transaction } from "@portal/db";
import { issueAccessToken } from "./issue-access-token.ts";
import { lifetimesSeconds } from "./lifetimes.ts";
import { drawOpaqueToken } from "./opaque-token.ts";
import type { TokenSigner } from "./own-token.ts";
import type { Contact } from "./person-claims.ts";

/** Begins the chain of refresh tokens of one sign-in; the whole chain ends 30 days from now. */
export async function beginTokenFamily(tx: Transaction, { tenantId, requesterId }: Contact): Promise<string> {
  const { token, tokenHash } = drawOpaqueToken("refresh", tenantId);
  await tx.$executeRaw`
    insert into refresh_tokens (tenant_id, id, contact_id, family_id, token_hash, expires_at)
    values (${tenantId}::uuid, ${drawId()}::uuid, ${requesterId}::uuid, ${drawId()}::uuid, ${tokenHash},
      now() + make_interval(secs => ${lifetimesSeconds.refreshToken}::int))`;
  return token;
}

/** A chain of refresh tokens: whoever presents any but its last one shows that two hold it. */
export interface TokenFamily {
  tenantId: string;
  familyId: string;
}

/**
 * Adds the chain's next token, which ends when the chain does. Its time is the clock's, not the transaction's: two transactions that
 * took turns would otherwise leave it in the wrong place of the chain.
 */
export async function extendTokenFamily(tx: Transaction, { tenantId, familyId }: TokenFamily): Promise<string> {
  const { token, tokenHash } = drawOpaqueToken("refresh", tenantId);
  await tx.$executeRaw`
    insert into refresh_tokens (tenant_id, id, contact_id, family_id, token_hash, created_at, expires_at)
    select tenant_id, ${drawId()}::uuid, contact_id, family_id, ${tokenHash}::bytea, clock_timestamp(), expires_at
    from refresh_tokens
    where tenant_id = ${tenantId}::uuid and family_id = ${familyId}::uuid
    limit 1`;
  return token;
}

/** Ends a chain. */
export async function revokeTokenFamily(tx: Transaction, { tenantId, familyId }: TokenFamily): Promise<void> {
  await tx.$executeRaw`
    update refresh_tokens set revoked_at = now()
    where tenant_id = ${tenantId}::uuid and family_id = ${familyId}::uuid and revoked_at is null`;
}

/** The contract's answer to a sign-in: a fresh access token beside the refresh token. */
export async function signedIn(
  signer: TokenSigner,
  { contact, refreshToken }: { contact: Contact; refreshToken: string },
): Promise<SignedIn> {
  const { requesterId, email, name, tenantId } = contact;
  return {
    access_token: await issueAccessToken(signer, contact),
    refresh_token: refreshToken,
    token_type: "Bearer",
    expires_in: lifetimesSeconds.accessToken,
    requester: { requester_id: requesterId, email, full_name: name, tenant_id: tenantId },
  };
}
