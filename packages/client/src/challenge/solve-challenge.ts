import type { Challenge } from "../wire.ts";

/** What the header says of a sender that cannot solve a challenge: the submission is stored, and somebody looks at it first. */
export const challengeUnsolved = "none";

const counterBytes = 4;

/**
 * Solves a proof-of-work challenge in ALTCHA's format (version 2): counts until the key that is derived from nonce and counter begins as
 * asked. A few hundred derivations, which the runtime does off the thread that calls.
 *
 * @returns what the header carries; {@link challengeUnsolved} where WebCrypto is missing, as on a page without https
 * @throws the signal's reason
 */
export async function solveChallenge(challenge: Challenge, signal: AbortSignal): Promise<string> {
  const { nonce, salt, cost, keyLength, keyPrefix } = challenge.parameters;
  // A newer server may set another.
  const algorithm: string = challenge.parameters.algorithm;
  if (!hasSubtleCrypto() || algorithm !== "PBKDF2/SHA-256") return challengeUnsolved;
  const password = new Uint8Array([...bytesOf(nonce), ...new Uint8Array(counterBytes)]);
  const counterView = new DataView(password.buffer, password.length - counterBytes);
  const derivation = { name: "PBKDF2", hash: "SHA-256", salt: bytesOf(salt), iterations: cost };
  for (let counter = 0; ; counter += 1) {
    signal.throwIfAborted();
    counterView.setUint32(0, counter);
    const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const derivedKey = hexOf(new Uint8Array(await crypto.subtle.deriveBits(derivation, key, keyLength * 8)));
    if (derivedKey.startsWith(keyPrefix)) return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey } }));
  }
}

function hasSubtleCrypto(): boolean {
  return "subtle" in crypto;
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16));
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
