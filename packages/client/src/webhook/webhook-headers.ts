import { decodeBase64 } from "./decode-secret.ts";
import { WebhookError } from "./webhook-error.ts";

/** Headers as fetch has them, or as Node's `request.headers`. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** What the headers of a message say. */
export interface SignedHeaders {
  readonly id: string;
  /** As it was signed: digits. */
  readonly timestamp: string;
  readonly signatures: readonly Uint8Array<ArrayBuffer>[];
}

/**
 * Reads the three headers of a signed message. Signatures of other kinds than `v1` are passed over, as the standard asks.
 *
 * @throws WebhookError `headers_missing`, `headers_malformed`
 */
export function readWebhookHeaders(headers: WebhookHeaders): SignedHeaders {
  const id = valueOf(headers, "webhook-id");
  const timestamp = valueOf(headers, "webhook-timestamp");
  const signature = valueOf(headers, "webhook-signature");
  if (id === null || timestamp === null || signature === null) throw new WebhookError("headers_missing");
  if (!/^\d{1,12}$/u.test(timestamp)) throw new WebhookError("headers_malformed");
  const signatures = signature
    .split(" ")
    .filter((one) => one.startsWith("v1,"))
    .flatMap((one) => decodeBase64(one.slice("v1,".length)) ?? []);
  return { id, timestamp, signatures };
}

function valueOf(headers: WebhookHeaders, name: string): string | null {
  if (headers instanceof Headers) return headers.get(name);
  const [, value] = Object.entries(headers).find(([one]) => one.toLowerCase() === name) ?? [];
  return typeof value === "string" ? value : null;
}
