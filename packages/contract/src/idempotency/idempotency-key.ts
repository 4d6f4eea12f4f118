import type { Problem } from "../errors/problem.ts";

/** The header by which a caller names its request, so that sending it again does not do it again. */
export const idempotencyKeyHeader = "Idempotency-Key";
/** The header that marks an answer as the first one's, given again. */
export const idempotencyReplayedHeader = "Idempotency-Replayed";
/** How long a key is kept, in seconds. */
export const idempotencyKeyLifetimeSeconds = 24 * 60 * 60;

const visibleAscii = /^[\x21-\x7e]+$/u;
const maxKeyLength = 255;
const loc = ["header", "idempotency-key"];

/** What is wrong with a key as it was sent, or `null`. Two headers arrive joined by a comma and a space, which is no key. */
export function findIdempotencyKeyProblem(key: string): Problem | null {
  if (key === "") return { loc, msg: "Key should have at least 1 character", type: "string_too_short" };
  if (key.length > maxKeyLength) {
    return { loc, msg: `Key should have at most ${String(maxKeyLength)} characters`, type: "string_too_long" };
  }
  return visibleAscii.test(key) ? null : { loc, msg: "Key should be visible ASCII characters", type: "value_error" };
}
