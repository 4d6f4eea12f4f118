const keyBytes = 24;

/**
 * Draws the name of one submission: 192 random bits. `crypto.randomUUID` would not do: browsers have it under https only, and a portal
 * inside a company may be served without.
 */
export function drawIdempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(keyBytes)), hexOf).join("");
}

function hexOf(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}
