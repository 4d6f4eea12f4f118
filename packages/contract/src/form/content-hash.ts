import { canonicalJson } from "./canonical-json.ts";
import type { FormDocument } from "./form-document.ts";

/** How a content hash looks. */
export const contentHashPattern = /^sha256:[0-9a-f]{64}$/u;

/**
 * The hash of a document: SHA-256 over its canonical JSON, by the platform's own cryptography in browsers and Node. Documents that say the
 * same have the same hash in every tenant, however their members were ordered on the way.
 */
export async function contentHash(document: FormDocument): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalJson(document));
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0"));
  return `sha256:${hex.join("")}`;
}
