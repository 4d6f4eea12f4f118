import { randomFillSync } from "node:crypto";
import { v7 } from "uuid";

const randomBytesOfId = 16;
// Asking the system costs the same for many bytes as for a few, and a submission draws half a dozen ids.
const pool = Buffer.alloc(256 * randomBytesOfId);
let used = pool.length;
let lastMs = 0;
let sequence = 0;

/**
 * Draws an id for a row: a UUID of version 7 (RFC 9562), so that rows of the same time are neighbours in their indexes. Ids of one process come
 * in the order in which they were drawn. They are no secret.
 */
export function drawId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, (used += randomBytesOfId));
  const nowMs = Date.now();
  // Within a millisecond it counts on from a number that was drawn, a quarter of the way up at most, so that it does not come to its end.
  sequence = nowMs > lastMs ? random.readUInt32BE() >>> 2 : sequence + 1;
  lastMs = Math.max(nowMs, lastMs);
  return v7({ random, msecs: lastMs, seq: sequence });
}
