// MinHash in bands (Broder 1997): two texts share a band of three minimal hashes with the third power of their likeness.
const bandCount = 4;
const hashesPerBand = 3;
/** Fewer words than this say too little to be alike by chance or not: such a text is only like itself. */
const minWords = 6;
const wordsPerShingle = 3;

// Scripts without spaces are taken character by character; every number counts as the same one.
const words = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|\p{L}+|\p{N}+/gu;
const ignored = /[\p{M}\p{Cf}]/gu;

/** Multipliers and summands of the hash functions; any odd ones will do, as long as they stay. */
const permutations = Array.from({ length: bandCount * hashesPerBand }, (_, index) => ({
  multiplier: (Math.imul(0x9e37_79b1, 2 * index + 1) | 1) >>> 0,
  summand: Math.imul(0x85eb_ca6b, index + 1) >>> 0,
}));

/**
 * Reduces a text to a few features that texts with nearly the same words have in common: case, accents, invisible characters, punctuation
 * and numbers do not count, and a name put in here and there changes few of them.
 */
export function featuresOf(text: string): string[] {
  const found = text.normalize("NFKD").replace(ignored, "").toLowerCase().match(words) ?? [];
  const sequence = found.map((word) => (/^\p{N}/u.test(word) ? "0" : word));
  // A text without a word is one of signs, and those are all it has.
  if (sequence.length < minWords) return [`whole:${sequence.length === 0 ? text.trim() : sequence.join(" ")}`];
  return bandsOf(shinglesOf(sequence));
}

function shinglesOf(sequence: readonly string[]): Set<number> {
  const shingles = new Set<number>();
  for (let start = 0; start + wordsPerShingle <= sequence.length; start += 1) {
    shingles.add(hashOf(sequence.slice(start, start + wordsPerShingle).join(" ")));
  }
  return shingles;
}

function bandsOf(shingles: ReadonlySet<number>): string[] {
  const minima = permutations.map(({ multiplier, summand }) => {
    let minimum = 0xffff_ffff;
    for (const shingle of shingles) minimum = Math.min(minimum, mix(Math.imul(shingle, multiplier) + summand));
    return minimum.toString(36);
  });
  return Array.from({ length: bandCount }, (_, band) => {
    const start = band * hashesPerBand;
    return `${String(band)}:${minima.slice(start, start + hashesPerBand).join(":")}`;
  });
}

/** FNV-1a over UTF-16 code units. */
function hashOf(text: string): number {
  let hash = 0x811c_9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x0100_0193);
  }
  return hash >>> 0;
}

/** The finalizer of MurmurHash3, without which the order of the products would be that of their high bits alone. */
function mix(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85eb_ca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
