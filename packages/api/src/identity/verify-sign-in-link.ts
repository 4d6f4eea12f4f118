import { magicLinkVerifyInputSchema, parseBody, submissionLimits, type SignedIn } from "@portal/contract";
import type { Transaction } from "@portal/db";
import { z } from "zod";
import type { TenantAccess } from "../access/resolve-access.ts";
import type { Context } from "../context.ts";
import { PortalError } from "../errors/portal-error.ts";
import { findTenant } from "../tenant/find-tenant.ts";
import { readOpaqueToken, type OpaqueTokenKey } from "./opaque-token.ts";
import type { Contact } from "./person-claims.ts";
import { proveContact } from "../contact/prove-contact.ts";
import { hashAddress } from "../mail/hash-address.ts";
import { hearAgain } from "../mailbox/silence-address.ts";
import { beginTokenFamily, signedIn } from "./refresh-token.ts";

const consumedLinks = z.array(z.object({ email: z.string() }));

/**
 * Trades the token of a mailed link for tokens of the API. It works once, however many try at the same time.
 *
 * @param input a body of the contract: `token`
 * @throws PortalError `invalid_input`; `sign_in_link_invalid`, the same for a used, an expired and a made-up one
 */
export async function verifySignInLink(context: Context, input: unknown): Promise<SignedIn> {
  const { services } = context;
  const link = await readLink(services, input);
  const opened = await services.database.withRlsBypass(async (tx) => {
    const contact = await consumeLink(tx, context, link);
    return contact && { contact, refreshToken: await beginTokenFamily(tx, contact) };
  });
  if (opened === null) throw new PortalError("sign_in_link_invalid");
  return signedIn(services, opened);
}

/**
 * Trades the token of a mailed link for the person whom it proves, for the portal's own session cookie. Once, as above, and only
 * at the help center that the link is for.
 *
 * @param input as for {@link verifySignInLink}
 * @throws PortalError as {@link verifySignInLink}
 */
export async function openSession(context: Context & { access: TenantAccess }, input: unknown): Promise<Contact> {
  const { services, access } = context;
  const link = await readLink(services, input);
  if (link.tenantId !== access.tenant.id) throw new PortalError("sign_in_link_invalid");
  const contact = await services.database.withRlsBypass((tx) => consumeLink(tx, context, link));
  if (contact === null) throw new PortalError("sign_in_link_invalid");
  return contact;
}

async function readLink({ database }: Context["services"], input: unknown): Promise<OpaqueTokenKey> {
  const parsed = parseBody(magicLinkVerifyInputSchema, input);
  if (!parsed.success) throw new PortalError("invalid_input", { problems: parsed.problems });
  const link = readOpaqueToken("signInLink", parsed.data.token);
  // A tenant that has been disabled since lets nobody in.
  const tenant = link && (await findTenant(database, { by: "id", id: link.tenantId }));
  if (link === null || tenant === null) throw new PortalError("sign_in_link_invalid");
  return link;
}

/** The condition in the one statement is what makes a link work once: the losers of a race find it consumed. */
async function consumeLink(
  tx: Transaction,
  { door, requestId }: Context,
  { tenantId, tokenHash }: OpaqueTokenKey,
): Promise<Contact | null> {
  const [link] = consumedLinks.parse(
    await tx.$queryRaw`
      update sign_in_links set consumed_at = now()
      where tenant_id = ${tenantId}::uuid and token_hash = ${tokenHash}
        and consumed_at is null and expires_at > now()
      returning email`,
  );
  if (link === undefined) return null;
  const { email } = link;
  // Whoever reads our mail and acts on it wants it.
  await hearAgain(tx, { addressHash: hashAddress(email), actorKind: "requester", door, requestId });
  return proveContact(tx, { tenantId, email, name: nameFor(email) });
}

/** Until a person says otherwise they go by their address, which may be longer than a name. */
function nameFor(email: string): string {
  return email.slice(0, submissionLimits.name.maxCharacters);
}
