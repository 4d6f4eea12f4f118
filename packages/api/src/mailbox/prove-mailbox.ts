import { mailedLinkInputSchema, parseBody, type ProvedMailbox } from "@portal/contract";
import { drawId, type Transaction } from "@portal/db";
import { z } from "zod";
import type { TenantAccess } from "../access/resolve-access.ts";
import type { Context } from "../context.ts";
import { PortalError } from "../errors/portal-error.ts";
import { readOpaqueToken, type OpaqueTokenKey } from "../identity/opaque-token.ts";
import { recordEvent } from "../outbox/record-event.ts";
import { hearAgain } from "./silence-address.ts";

const bytes = z.instanceof(Uint8Array).transform((value) => new Uint8Array(value));
const proofRows = z.array(z.object({ conversationId: z.string(), addressHash: bytes, isConsumed: z.boolean() }));
const raisedRows = z.array(z.object({ displayId: z.string(), wasHeld: z.boolean() }));

interface Proof {
  tenantId: string;
  conversationId: string;
}

/**
 * Takes the press of the button behind a mailed link for what it proves: that whoever presses it reads the mailbox that this one
 * conversation was sent in the name of. The conversation is raised from `claimed` to `mailbox`, and released if it was held for want of that;
 * one in quarantine keeps waiting for an operator. It happens once; pressing again is answered alike and does nothing.
 *
 * Of the contact only the time of proof is set, and only if this very conversation made it: then its name is the one that its owner typed.
 * A contact that was there before stays as it is, known or claimed, because anybody may have named it.
 *
 * @param input a body of the contract: `token`
 * @throws PortalError `invalid_input`; `mailed_link_invalid`, the same for an expired, a foreign and a made-up one
 */
export async function proveMailbox(
  context: Context & { access: TenantAccess },
  input: unknown,
): Promise<ProvedMailbox> {
  const parsed = parseBody(mailedLinkInputSchema, input);
  if (!parsed.success) throw new PortalError("invalid_input", { problems: parsed.problems });
  const link = readOpaqueToken("mailboxProof", parsed.data.token);
  if (link === null || link.tenantId !== context.access.tenant.id) throw new PortalError("mailed_link_invalid");
  const displayId = await context.services.database.withRlsBypass((tx) => consumeProof(tx, context, link));
  if (displayId === null) throw new PortalError("mailed_link_invalid");
  return { display_id: displayId };
}

async function consumeProof(tx: Transaction, context: Context, link: OpaqueTokenKey): Promise<string | null> {
  // The row is locked, so that of two presses at once the second finds it consumed.
  const [found] = proofRows.parse(
    await tx.$queryRaw`
      select conversation_id as "conversationId", address_hash as "addressHash", consumed_at is not null as "isConsumed"
      from mailbox_proofs
      where tenant_id = ${link.tenantId}::uuid and token_hash = ${link.tokenHash} and expires_at > now()
      for update`,
  );
  if (found === undefined) return null;
  const proof: Proof = { tenantId: link.tenantId, conversationId: found.conversationId };
  if (!found.isConsumed) {
    await tx.$executeRaw`
      update mailbox_proofs set consumed_at = now()
      where tenant_id = ${link.tenantId}::uuid and token_hash = ${link.tokenHash}`;
    await raiseGrade(tx, context, proof);
    const { door, requestId } = context;
    await hearAgain(tx, { addressHash: found.addressHash, actorKind: "requester", door, requestId });
  }
  return findDisplayId(tx, proof);
}

/** The condition in the statement is what makes it happen once, whichever of a conversation's links was pressed, and beside an operator's release. */
async function raiseGrade(tx: Transaction, context: Context, { tenantId, conversationId }: Proof): Promise<void> {
  const [raised] = raisedRows.parse(
    await tx.$queryRaw`
      with waiting as (
        select disposition from conversations
        where tenant_id = ${tenantId}::uuid and id = ${conversationId}::uuid and requester_verification = 'claimed'
        for update
      )
      update conversations set
        requester_verification = 'mailbox',
        disposition = case when waiting.disposition = 'held' then 'accepted' else waiting.disposition end,
        released_at = case when waiting.disposition = 'held' then now() else released_at end,
        updated_at = now()
      from waiting
      where tenant_id = ${tenantId}::uuid and id = ${conversationId}::uuid
      returning display_id as "displayId", waiting.disposition = 'held' as "wasHeld"`,
  );
  if (raised === undefined) return;
  await proveItsContact(tx, { tenantId, conversationId });
  await note(tx, context, { tenantId, conversationId, type: "conversation.verified" });
  if (raised.wasHeld) await note(tx, context, { tenantId, conversationId, type: "conversation.released" });
}

/** Both rows of one transaction have one time, and the name is the conversation's: so this contact is the conversation's own. */
async function proveItsContact(tx: Transaction, { tenantId, conversationId }: Proof): Promise<void> {
  await tx.$executeRaw`
    update contacts set verified_at = now(), updated_at = now()
    from conversations conversation
    where conversation.tenant_id = ${tenantId}::uuid and conversation.id = ${conversationId}::uuid
      and contacts.tenant_id = conversation.tenant_id and contacts.id = conversation.contact_id
      and contacts.verified_at is null
      and contacts.created_at = conversation.created_at and contacts.name = conversation.requester_name`;
}

async function note(
  tx: Transaction,
  { door, requestId }: Context,
  { tenantId, conversationId, type }: Proof & { type: string },
): Promise<void> {
  await tx.$executeRaw`
    insert into audit_events (tenant_id, id, conversation_id, action, actor_kind, door, request_id)
    values (${tenantId}::uuid, ${drawId()}::uuid, ${conversationId}::uuid, ${type}, 'requester', ${door}::audit_door, ${requestId})`;
  await recordEvent(tx, { tenantId, type, conversationId, requestId });
}

async function findDisplayId(tx: Transaction, { tenantId, conversationId: id }: Proof): Promise<string> {
  const { displayId } = await tx.conversation.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id } },
    select: { displayId: true },
  });
  return displayId;
}
