import { parseBody, refreshInputSchema, type SignedIn } from "@portal/contract";
import type { Transaction } from "@portal/db";
import { z } from "zod";
import type { Context } from "../context.ts";
import { PortalError } from "../errors/portal-error.ts";
import { findTenant } from "../tenant/find-tenant.ts";
import { readOpaqueToken, type OpaqueTokenKey } from "./opaque-token.ts";
import type { Contact } from "./person-claims.ts";
import { extendTokenFamily, revokeTokenFamily, signedIn, type TokenFamily } from "./refresh-token.ts";

/** An answer can be lost on its way: its request may come again within this time, in seconds. */
const retryGraceSeconds = 10;

const presentedTokens = z.array(
  z.object({
    id: z.string(),
    familyId: z.string(),
    requesterId: z.string(),
    email: z.string(),
    name: z.string(),
    state: z.enum(["live", "just_used", "used", "revoked", "expired"]),
  }),
);
type PresentedToken = z.infer<typeof presentedTokens>[number];

/**
 * Trades a refresh token for a new one and an access token. Each works once; a used one that comes back means that two hold it,
 * and ends the whole chain for both.
 *
 * @param input a body of the contract: `refresh_token`
 * @throws PortalError `invalid_input`, `invalid_token`
 */
export async function refreshAccess({ services }: Context, input: unknown): Promise<SignedIn> {
  const parsed = parseBody(refreshInputSchema, input);
  if (!parsed.success) throw new PortalError("invalid_input", { problems: parsed.problems });
  const key = readOpaqueToken("refresh", parsed.data.refresh_token);
  const tenant = key && (await findTenant(services.database, { by: "id", id: key.tenantId }));
  if (key === null || tenant === null) throw new PortalError("invalid_token");

  // The revocation has to commit, so the refusal is thrown after it.
  const rotation = await services.database.withRlsBypass((tx) => rotate(tx, key));
  if (rotation.isReuse) services.logger.warn({ tenantId: key.tenantId }, "refresh token reused, its chain is revoked");
  if (rotation.opened === null) throw new PortalError("invalid_token");
  return signedIn(services, rotation.opened);
}

interface Rotation {
  opened: { contact: Contact; refreshToken: string } | null;
  isReuse: boolean;
}

async function rotate(tx: Transaction, key: OpaqueTokenKey): Promise<Rotation> {
  const { tenantId } = key;
  const token = await lockToken(tx, key);
  if (token === null || token.state === "expired") return { opened: null, isReuse: false };
  const family = { tenantId, familyId: token.familyId };
  if (!(await takeTurn(tx, token, family))) {
    await revokeTokenFamily(tx, family);
    return { opened: null, isReuse: true };
  }
  const { requesterId, email, name } = token;
  const contact = { tenantId, requesterId, email, name };
  return { opened: { contact, refreshToken: await extendTokenFamily(tx, family) }, isReuse: false };
}

/** The lock makes simultaneous uses of one token take turns, so that the second sees what the first has done. */
async function lockToken(tx: Transaction, { tenantId, tokenHash }: OpaqueTokenKey): Promise<PresentedToken | null> {
  const [token] = presentedTokens.parse(
    await tx.$queryRaw`
      select token.id, token.family_id as "familyId", contact.id as "requesterId", contact.email, contact.name,
        case
          when token.expires_at <= now() then 'expired'
          when token.revoked_at is not null then 'revoked'
          when token.used_at is null then 'live'
          when token.used_at > now() - make_interval(secs => ${retryGraceSeconds}::int) then 'just_used'
          else 'used'
        end as state
      from refresh_tokens as token
      join contacts as contact on contact.tenant_id = token.tenant_id and contact.id = token.contact_id
      where token.tenant_id = ${tenantId}::uuid and token.token_hash = ${tokenHash}
      for update of token`,
  );
  return token ?? null;
}

/** Uses the token up and tells whether it was its turn. */
async function takeTurn(tx: Transaction, { id, state }: PresentedToken, family: TokenFamily): Promise<boolean> {
  switch (state) {
    case "live":
      await tx.$executeRaw`
        update refresh_tokens set used_at = now() where tenant_id = ${family.tenantId}::uuid and id = ${id}::uuid`;
      return true;
    case "just_used":
      return replaceLostAnswer(tx, id, family);
    default:
      return false;
  }
}

/**
 * A retry takes the place of the answer that did not arrive: the token in that answer ends here, unused. Had any that came after the
 * retried one been used, the answer had arrived, and the retry would be somebody else's.
 */
async function replaceLostAnswer(tx: Transaction, retriedId: string, family: TokenFamily): Promise<boolean> {
  const { tenantId, familyId } = family;
  const withdrawn = await tx.$executeRaw`
    update refresh_tokens set revoked_at = now()
    where tenant_id = ${tenantId}::uuid and family_id = ${familyId}::uuid and used_at is null and revoked_at is null
      and not exists (
        select from refresh_tokens as retried
        join refresh_tokens as later using (tenant_id, family_id)
        where retried.tenant_id = ${tenantId}::uuid and retried.id = ${retriedId}::uuid
          and later.id <> retried.id and later.created_at >= retried.used_at and later.used_at is not null)`;
  return withdrawn === 1;
}
