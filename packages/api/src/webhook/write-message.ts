import {
  webhookEventTypes as conversationEventTypes,
  webhookConversationSchema,
  type WebhookMessage,
} from "@portal/contract";
import type { Transaction } from "@portal/db";
import { z } from "zod";
import type { EventJob } from "../outbox/outbox-event.ts";

const eventRows = z.array(
  z.object({
    type: z.string(),
    conversation_id: z.string().nullable(),
    endpoint_id: z.string().nullable(),
    created_at: z.date(),
  }),
);

const conversationRows = z.array(z.object({ ...webhookConversationSchema.shape, created_at: z.date() }));

/** Writes what an event's receivers are told; `null` when the event is gone, or is none of which anybody is told. */
export async function writeMessage(tx: Transaction, { tenant_id, event_id }: EventJob): Promise<WebhookMessage | null> {
  const [event] = eventRows.parse(
    await tx.$queryRaw`
      select type, conversation_id, payload->>'endpoint_id' as endpoint_id, created_at
      from outbox_events where tenant_id = ${tenant_id}::uuid and id = ${event_id}::uuid`,
  );
  if (event === undefined) return null;
  const { type, conversation_id, endpoint_id } = event;
  const timestamp = event.created_at.toISOString();
  if (type === "webhook.test" && endpoint_id !== null) return { type, timestamp, data: { tenant_id, endpoint_id } };
  if (!isConversationEvent(type) || conversation_id === null) return null;
  const data = await describeConversation(tx, tenant_id, conversation_id);
  return data === null ? null : { type, timestamp, data };
}

function isConversationEvent(type: string): type is (typeof conversationEventTypes)[number] {
  return conversationEventTypes.some((known) => known === type);
}

async function describeConversation(tx: Transaction, tenantId: string, id: string) {
  const [row] = conversationRows.parse(
    await tx.$queryRaw`
      select id, display_id, tenant_id, status::text, channel::text, subject, priority::text, category,
        requester_verification::text, created_at, form_version
      from conversations where tenant_id = ${tenantId}::uuid and id = ${id}::uuid`,
  );
  return row === undefined ? null : { ...row, created_at: row.created_at.toISOString() };
}
