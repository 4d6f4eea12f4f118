const keyBytes = 24;

/**
 * Draws the name of one request: 192 random bits, so that only the page that carries it can know it. `crypto.randomUUID` would not do:
 * browsers have it under https only, and a portal inside a company may be served without.
 */
export function drawKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(keyBytes)), hexOf).join("");
}

/** Tells whether something can have come from {@link drawKey}. */
export function isDrawnKey(key: unknown): key is string {
  return typeof key === "string" && /^[0-9a-f]{48}$/u.test(key);
}

function hexOf(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}
