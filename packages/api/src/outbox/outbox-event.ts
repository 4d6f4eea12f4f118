import { z } from "zod";

/** Something that happened and has to be followed up. */
export const outboxEventSchema = z.object({
  tenantId: z.string(),
  id: z.string(),
  type: z.string(),
  conversationId: z.string().nullable(),
  payload: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The request from which it follows, for the log. */
  requestId: z.string(),
});
export type OutboxEvent = z.infer<typeof outboxEventSchema>;

/** What a task that follows an event is told: which one. Whatever else it needs, it reads. */
export const eventJobSchema = z.object({ tenant_id: z.string(), event_id: z.string(), request_id: z.string() });
export type EventJob = z.infer<typeof eventJobSchema>;
