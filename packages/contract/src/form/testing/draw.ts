/** A source of chance: a seed of its own, or a test library's that can shrink what failed. */
export interface Draw {
  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number;
}

/** Draws the same sequence for the same seed everywhere (mulberry32), browsers included. */
export function drawFromSeed(seed: number): Draw {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { integer: (min, max) => min + Math.floor(next() * (max - min + 1)) };
}

export function pick<Item>(draw: Draw, items: readonly Item[]): Item {
  const item = items[draw.integer(0, items.length - 1)];
  if (item === undefined) throw new Error("There is nothing to pick from");
  return item;
}

/** Is true so many times in a hundred. */
export function chance(draw: Draw, percent: number): boolean {
  return draw.integer(1, 100) <= percent;
}

export function times<Item>(count: number, make: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
