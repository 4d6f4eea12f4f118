import { decodeSecret } from "./decode-secret.ts";
import { WebhookError } from "./webhook-error.ts";
import { readWebhookHeaders, type WebhookHeaders } from "./webhook-headers.ts";
import type { WebhookMessage } from "./webhook-message.ts";

/** What a message is held against besides its signature. */
export interface VerificationTerms {
  /** How far the sender's clock and this one may be apart, in either direction; five minutes unless said. */
  readonly toleranceSeconds?: number | undefined;
  /** The time; now unless said. */
  readonly now?: Date | undefined;
}

const defaultToleranceSeconds = 300;

/**
 * Verifies a webhook as Standard Webhooks 1.0 says: one of the signatures was made with one of the secrets, not long ago.
 *
 * @param payload the body as it arrived: parsed and written again it is another one
 * @param secret the endpoint's secret (`whsec_…`), or all that are alive while one replaces the other
 * @returns the message; its `webhook-id` header is the same however often it is sent, so whoever has seen it may drop it
 * @throws WebhookError
 */
// eslint-disable-next-line @typescript-eslint/max-params -- payload, headers and secret in the order that every library for Standard Webhooks has
export async function verifyWebhook(
  payload: string | Uint8Array<ArrayBuffer>,
  headers: WebhookHeaders,
  secret: string | readonly string[],
  { toleranceSeconds = defaultToleranceSeconds, now = new Date() }: VerificationTerms = {},
): Promise<WebhookMessage> {
  const { id, timestamp, signatures } = readWebhookHeaders(headers);
  const ageSeconds = now.getTime() / 1_000 - Number(timestamp);
  if (!(Math.abs(ageSeconds) <= toleranceSeconds)) throw new WebhookError("timestamp_outside_tolerance");
  const body = typeof payload === "string" ? new TextEncoder().encode(payload) : payload;
  const signed = joined(new TextEncoder().encode(`${id}.${timestamp}.`), body);
  for (const one of [secret].flat()) {
    const key = await importKey(one);
    for (const signature of signatures) {
      // WebCrypto compares in constant time.
      if (await crypto.subtle.verify("HMAC", key, signature, signed)) return parseMessage(body);
    }
  }
  throw new WebhookError("signature_mismatch");
}

function importKey(secret: string): Promise<CryptoKey> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  return crypto.subtle.importKey("raw", decodeSecret(secret), algorithm, false, ["verify"]);
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function parseMessage(body: Uint8Array): WebhookMessage {
  const message = parseJson(body);
  if (!isMessage(message)) throw new WebhookError("payload_malformed");
  return message;
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return null;
  }
}

/** Who signed it is known by now, so what is in it is the portal's word. */
function isMessage(value: unknown): value is WebhookMessage {
  return typeof value === "object" && value !== null && "type" in value && "timestamp" in value && "data" in value;
}
