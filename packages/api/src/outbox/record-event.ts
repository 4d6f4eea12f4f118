import { drawId, type Transaction } from "@portal/db";

/** What is known of an event that is being recorded. */
export interface NewEvent {
  tenantId: string;
  type: string;
  requestId: string;
  conversationId?: string;
  /** Ids and numbers only. */
  payload?: Readonly<Record<string, string | number>>;
}

/**
 * Records that something happened, in the transaction in which it happens: the worker follows it up exactly if that commits.
 *
 * @returns the event's id
 */
export async function recordEvent(tx: Transaction, event: NewEvent): Promise<string> {
  const id = drawId();
  await tx.$executeRaw`
    insert into outbox_events (tenant_id, id, type, conversation_id, payload, request_id)
    values (${event.tenantId}::uuid, ${id}::uuid, ${event.type}, ${event.conversationId ?? null}::uuid,
      ${JSON.stringify(event.payload ?? {})}::jsonb, ${event.requestId})`;
  return id;
}
