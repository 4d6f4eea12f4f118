import type { WebhookMessage } from "@portal/client";
import type { WebhookMessage as SentMessage } from "@portal/contract";
import { expectTypeOf, it } from "vitest";

// The type checker is who fails it.
it("what the client takes a webhook for is what is sent", () => {
  expectTypeOf<SentMessage>().toExtend<WebhookMessage>();
  expectTypeOf<WebhookMessage>().toExtend<SentMessage>();
});
