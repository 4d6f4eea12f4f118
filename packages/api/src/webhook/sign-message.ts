import { createHmac, randomBytes } from "node:crypto";

const secretPrefix = "whsec_";
const secretBytes = 32;

/** A new secret in the form that Standard Webhooks gives them: 256 random bits. */
export function drawSecret(): string {
  return secretPrefix + randomBytes(secretBytes).toString("base64");
}

/** What is signed: the message's id, the second in which it is sent, and its body. */
export interface SignedContent {
  id: string;
  timestampSeconds: number;
  body: string;
}

/** The headers of a signed message (Standard Webhooks 1.0), with a signature for every secret that is alive. */
export function signMessage({ id, timestampSeconds, body }: SignedContent, secrets: readonly string[]) {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(secretPrefix.length), "base64");
    const digest = createHmac("sha256", key)
      .update(`${id}.${String(timestampSeconds)}.${body}`)
      .digest("base64");
    return `v1,${digest}`;
  });
  return {
    "webhook-id": id,
    "webhook-timestamp": String(timestampSeconds),
    "webhook-signature": signatures.join(" "),
  };
}
