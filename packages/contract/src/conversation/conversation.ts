import { z } from "zod";
import { displayIdPattern } from "./display-id.ts";

export const conversationStatuses = ["open", "pending", "resolved", "closed"] as const;

/** How far the sender of a submission is proved, from least to most. */
export const requesterVerifications = ["claimed", "mailbox", "token"] as const;

/** Whether a submission is to be worked on: yes, once its sender is proved, or once somebody has looked at it. */
export const dispositions = ["accepted", "held", "quarantined"] as const;

/** What a tenant does with a submission whose sender nothing proves. */
export const submissionPolicies = ["accept", "hold", "sign_in"] as const;

/** When a tenant asks a visitor's program to work for a submission. */
export const challengePolicies = ["off", "adaptive", "always"] as const;

/** The answer to a submission: exactly these five fields. */
export const createdConversationSchema = z.strictObject({
  id: z.uuid(),
  display_id: z.string().regex(displayIdPattern),
  status: z.enum(conversationStatuses),
  created_at: z.iso.datetime(),
  form_version_warning: z.string().nullable(),
});
export type CreatedConversation = z.infer<typeof createdConversationSchema>;

/** What the procedure answers: REST says the last field in the header `Idempotency-Replayed`. */
export const conversationAnswerSchema = createdConversationSchema.extend({ is_replayed: z.boolean() });
export type ConversationAnswer = z.infer<typeof conversationAnswerSchema>;

/** What whoever holds a conversation's id may know of it: that it arrived. The id is 74 random bits, so holding it means having sent it. */
export const conversationReceiptSchema = createdConversationSchema.pick({ display_id: true, created_at: true });
export type ConversationReceipt = z.infer<typeof conversationReceiptSchema>;

/** What a caller learns who asks by its idempotency key whether its submission landed. */
export const keyReceiptSchema = createdConversationSchema.pick({ id: true, display_id: true, created_at: true });
export type KeyReceipt = z.infer<typeof keyReceiptSchema>;
