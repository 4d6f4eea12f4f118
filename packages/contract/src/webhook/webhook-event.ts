import { z } from "zod";
import { conversationStatuses, requesterVerifications } from "../conversation/conversation.ts";
import { priorities } from "../conversation/submission.ts";

/** What a tenant's own systems can be told of. An event is added to the list when it begins to happen. */
export const webhookEventTypes = ["conversation.created", "conversation.verified", "conversation.released"] as const;
export type WebhookEventType = (typeof webhookEventTypes)[number];

/** A conversation as it is when the event is announced; what the person wrote beyond the subject is fetched, not sent. */
export const webhookConversationSchema = z.strictObject({
  id: z.uuid(),
  display_id: z.string(),
  tenant_id: z.uuid(),
  status: z.enum(conversationStatuses),
  channel: z.string(),
  subject: z.string(),
  priority: z.enum(priorities),
  category: z.string().nullable(),
  requester_verification: z.enum(requesterVerifications),
  created_at: z.iso.datetime(),
  form_version: z.int().nullable(),
});

/** The body of a webhook message (Standard Webhooks): what happened, when, and to what. */
export const webhookMessageSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.enum(webhookEventTypes),
    timestamp: z.iso.datetime(),
    data: webhookConversationSchema,
  }),
  // Sent on an operator's word, to one endpoint, whatever that one is registered for.
  z.strictObject({
    type: z.literal("webhook.test"),
    timestamp: z.iso.datetime(),
    data: z.strictObject({ tenant_id: z.uuid(), endpoint_id: z.uuid() }),
  }),
]);
export type WebhookMessage = z.infer<typeof webhookMessageSchema>;
