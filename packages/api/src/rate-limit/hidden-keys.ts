import { createHmac } from "node:crypto";
import type { Services } from "../services.ts";

/**
 * Makes what turns somebody's words into a key. Addresses say who somebody is, so no counter has one: only this install can make the same
 * key of the same words, and nobody can make the words of it.
 */
export async function hiddenKeys({
  signingKeys,
}: Pick<Services, "signingKeys">): Promise<(...words: string[]) => string> {
  const secret = await signingKeys.deriveSecret("rate-limits");
  return (...words) => createHmac("sha256", secret).update(words.join("\n")).digest("base64url");
}
