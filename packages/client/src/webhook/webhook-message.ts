import type { CreatedConversation, Priority } from "../wire.ts";

/** What a help center tells of: something has become of a conversation, or an operator tries an endpoint. */
export type WebhookMessage =
  | {
      readonly type: "conversation.created" | "conversation.verified" | "conversation.released";
      readonly timestamp: string;
      readonly data: WebhookConversation;
    }
  | {
      readonly type: "webhook.test";
      readonly timestamp: string;
      readonly data: { readonly tenant_id: string; readonly endpoint_id: string };
    };

/** A conversation as it was when the event was announced. */
export interface WebhookConversation {
  readonly id: string;
  readonly display_id: string;
  readonly tenant_id: string;
  readonly status: CreatedConversation["status"];
  readonly channel: string;
  readonly subject: string;
  readonly priority: Priority;
  readonly category: string | null;
  readonly requester_verification: "claimed" | "mailbox" | "token";
  readonly created_at: string;
  readonly form_version: number | null;
}
