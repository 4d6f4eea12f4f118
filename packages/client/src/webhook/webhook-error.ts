const sentences = {
  headers_missing: "One of webhook-id, webhook-timestamp and webhook-signature is missing",
  headers_malformed: "webhook-timestamp is not a number of seconds",
  timestamp_outside_tolerance: "The message was signed too long ago, or the clocks differ",
  signature_mismatch: "No signature was made with any of the secrets",
  payload_malformed: "The message is signed, and no webhook of a help center",
} as const;

export type WebhookErrorType = keyof typeof sentences;

/** Why a message is not to be trusted. Answer it with 400, and read nothing of it. */
export class WebhookError extends Error {
  override readonly name = "WebhookError";
  readonly type: WebhookErrorType;

  constructor(type: WebhookErrorType) {
    super(sentences[type]);
    this.type = type;
  }
}
