/** Bits of a sketch. Each sender sets one, so a sketch tells about how many there were, and not who. */
export const sketchBits = 256;

/** The senders of a text; two sketches join into one without counting anybody twice. */
export type SenderSketch = bigint;

/** @param senderHash a keyed hash, so that nobody can choose addresses that share a bit */
export function sketchOf(senderHash: string): SenderSketch {
  const [firstByte = 0] = Buffer.from(senderHash, "base64url");
  return 1n << BigInt(firstByte);
}

/** About how many senders a sketch is of (linear counting, Whang 1990): exact enough for tens, and no more than 1 419. */
export function countSenders(sketch: SenderSketch): number {
  // Nearly every text has one sender, and is counted with every submission.
  if ((sketch & (sketch - 1n)) === 0n) return sketch === 0n ? 0 : 1;
  const set = toBits(sketch).replaceAll("0", "").length;
  return -sketchBits * Math.log(Math.max(1, sketchBits - set) / sketchBits);
}

/** As PostgreSQL writes a `bit(256)`. */
export function toBits(sketch: SenderSketch): string {
  return sketch.toString(2).padStart(sketchBits, "0");
}

export function fromBits(bits: string): SenderSketch {
  return BigInt(`0b${bits}`);
}
