import { drawId, type Transaction } from "@portal/db";

/** Something that an operator did, e.g. `form.published`. */
export interface OperatorAction {
  tenantId: string;
  action: string;
  conversationId?: string;
  apiKeyId?: string;
  requestId: string;
}

/** Puts what an operator does on the command line into the audit trail, in the transaction in which it is done. */
export async function recordOperatorAction(
  tx: Transaction,
  { tenantId, action, conversationId, apiKeyId, requestId }: OperatorAction,
): Promise<void> {
  await tx.$executeRaw`
    insert into audit_events (tenant_id, id, conversation_id, action, actor_kind, door, request_id, api_key_id)
    values (${tenantId}::uuid, ${drawId()}::uuid, ${conversationId ?? null}::uuid, ${action}, 'operator', 'command_line',
      ${requestId}, ${apiKeyId ?? null}::uuid)`;
}
