import { randomBytes } from "node:crypto";
import { displayIdAlphabet } from "@portal/contract";

const characterCount = 8;

/**
 * Draws a reference such as `REQ-7Q4M-2XKD`: 40 random bits, so that it tells nobody how many requests there are.
 *
 * @param prefix the tenant's, two to six capital letters
 */
export function drawDisplayId(prefix: string): string {
  const drawn = Array.from(randomBytes(characterCount), (byte) =>
    displayIdAlphabet.charAt(byte % displayIdAlphabet.length),
  );
  return `${prefix}-${drawn.slice(0, 4).join("")}-${drawn.slice(4).join("")}`;
}
