import { mailedLinkInputSchema, parseBody } from "@portal/contract";
import { drawId, type Transaction } from "@portal/db";
import { z } from "zod";
import type { Context } from "../context.ts";
import { PortalError } from "../errors/portal-error.ts";
import { readOpaqueToken, type OpaqueTokenKey } from "../identity/opaque-token.ts";
import { silenceAddress } from "./silence-address.ts";

const disownedRows = z.array(
  z.object({
    conversationId: z.string(),
    addressHash: z.instanceof(Uint8Array).transform((value) => new Uint8Array(value)),
  }),
);

/**
 * Takes the word of whoever was mailed that it was not they who wrote: their address is mailed to no more by any tenant, and the
 * conversation's trail says so to whoever works on it. Doing it again changes nothing. The link holds as long as its row, a month, since
 * mail is read late.
 *
 * @param input a body of the contract: `token`
 * @throws PortalError `invalid_input`, `mailed_link_invalid`
 */
export async function disownRequest({ services, door, requestId }: Context, input: unknown): Promise<void> {
  const parsed = parseBody(mailedLinkInputSchema, input);
  if (!parsed.success) throw new PortalError("invalid_input", { problems: parsed.problems });
  const link = readOpaqueToken("disowning", parsed.data.token);
  if (link === null) throw new PortalError("mailed_link_invalid");
  const isDisowned = await services.database.withRlsBypass(async (tx) => {
    const [disowned] = await findDisowned(tx, link);
    if (disowned === undefined) return false;
    await silenceAddress(tx, { addressHash: disowned.addressHash, actorKind: "anonymous", door, requestId });
    await tx.$executeRaw`
      insert into audit_events (tenant_id, id, conversation_id, action, actor_kind, door, request_id)
      select ${link.tenantId}::uuid, ${drawId()}::uuid, ${disowned.conversationId}::uuid, 'conversation.disowned', 'anonymous',
        ${door}::audit_door, ${requestId}
      where not exists (
        select from audit_events
        where tenant_id = ${link.tenantId}::uuid and conversation_id = ${disowned.conversationId}::uuid
          and action = 'conversation.disowned')`;
    return true;
  });
  if (!isDisowned) throw new PortalError("mailed_link_invalid");
}

async function findDisowned(tx: Transaction, { tenantId, tokenHash }: OpaqueTokenKey) {
  return disownedRows.parse(
    await tx.$queryRaw`
      select conversation_id as "conversationId", address_hash as "addressHash" from mailbox_proofs
      where tenant_id = ${tenantId}::uuid and disown_token_hash = ${tokenHash}`,
  );
}
