import type { Transaction } from "@portal/db";
import { PortalError } from "../errors/portal-error.ts";
import type { VerifiedChallenge } from "./verify-challenge.ts";

/**
 * Spends a challenge within the transaction of what it was solved for: a rollback gives it back. Of two at once the primary key lets one
 * through, and the other waits to see what becomes of it.
 *
 * @throws PortalError `challenge_invalid` when it is spent
 */
export async function spendChallenge(
  tx: Transaction,
  { tenantId, nonce, expiresAt }: VerifiedChallenge,
): Promise<void> {
  const spent = await tx.$executeRaw`
    insert into spent_challenges (tenant_id, nonce, expires_at)
    values (${tenantId}::uuid, ${nonce}, ${expiresAt}) on conflict do nothing`;
  if (spent === 0) throw new PortalError("challenge_invalid");
}

/** Tells whether a challenge is spent, without spending it. */
export async function isChallengeSpent(tx: Transaction, { tenantId, nonce }: VerifiedChallenge): Promise<boolean> {
  const found: unknown[] = await tx.$queryRaw`
    select from spent_challenges where tenant_id = ${tenantId}::uuid and nonce = ${nonce}`;
  return found.length > 0;
}
