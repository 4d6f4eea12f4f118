import { magicLinkInputSchema, parseBody } from "@portal/contract";
import { drawId, type Transaction } from "@portal/db";
import type { Context } from "../context.ts";
import { PortalError } from "../errors/portal-error.ts";
import { clientKeyOf } from "../rate-limit/client-key.ts";
import { refuseOverLimit } from "../rate-limit/refuse-over-limit.ts";
import { tallyInTurn } from "../rate-limit/tally-in-turn.ts";
import { findTenant } from "../tenant/find-tenant.ts";
import { findPortalBase } from "./find-portal-base.ts";
import { lifetimesSeconds } from "./lifetimes.ts";
import { drawOpaqueToken } from "./opaque-token.ts";
import { mailSignInLink } from "./mail-sign-in-link.ts";

/** More unused links than this, before PORTAL_LIMITS_SCALE, are never under way to one address at a time: the form is no way to flood a mailbox. */
const maxLiveLinks = 3;

/**
 * Mails a link that signs its reader in. The answer is the same, in words and in work, whether or not the address is known and
 * whether or not a mail goes out: that is sent once the answer is on its way.
 *
 * @param input a body of the contract: `email`, `tenant_slug`
 * @throws PortalError `too_many_requests` to a client address that asks for one after another, to whatever mailboxes; `invalid_input`,
 *   `tenant_not_found`
 */
export async function requestSignInLink(context: Context, input: unknown): Promise<{ expires_in_seconds: 900 }> {
  const parsed = parseBody(magicLinkInputSchema, input);
  if (!parsed.success) throw new PortalError("invalid_input", { problems: parsed.problems });
  const { email, tenant_slug: slug } = parsed.data;
  const { database, rateLimits } = context.services;
  refuseOverLimit(
    context,
    tallyInTurn(rateLimits, await clientKeyOf(context), ["sign_in_links_minute", "sign_in_links_hour"]),
  );
  const tenant = await findTenant(database, { by: "slug", slug });
  if (tenant === null) throw new PortalError("tenant_not_found");

  const { token, tokenHash } = drawOpaqueToken("signInLink", tenant.id);
  const portalBase = await findPortalBase(context, tenant);
  const link = { tenantId: tenant.id, id: drawId(), email, tokenHash, maxLive: rateLimits.scaled(maxLiveLinks) };
  const isStored = await database.withRlsBypass((tx) => insertLink(tx, link));
  if (isStored) mailSignInLink(context, { link, tenant, url: `${portalBase}/sign-in/confirm?token=${token}` });
  return { expires_in_seconds: lifetimesSeconds.signInLink };
}

interface NewLink {
  tenantId: string;
  id: string;
  email: string;
  tokenHash: Uint8Array<ArrayBuffer>;
  /** How many unused links there may be to the address, this one included. */
  maxLive: number;
}

/**
 * Stores a link unless the address has enough of them. Whoever holds the address's lock is about to mail a link to it, so nobody waits:
 * a queue of requests for one address would hold the connections of everybody else's submissions.
 */
async function insertLink(tx: Transaction, { tenantId, id, email, tokenHash, maxLive }: NewLink): Promise<boolean> {
  const [lock] = await tx.$queryRaw<{ isHeld: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended(${`sign-in:${tenantId}:${email}`}, 0)) as "isHeld"`;
  const inserted = await tx.$executeRaw`
    insert into sign_in_links (tenant_id, id, token_hash, email, expires_at)
    select ${tenantId}::uuid, ${id}::uuid, ${tokenHash}, ${email}, now() + make_interval(secs => ${lifetimesSeconds.signInLink}::int)
    where ${lock?.isHeld ?? false} and ${maxLive}::int > (
      select count(*) from sign_in_links
      where tenant_id = ${tenantId}::uuid and email = ${email} and consumed_at is null and expires_at > now())`;
  return inserted === 1;
}
