const firstCeilingMs = 500;
const highestCeilingMs = 8_000;

/**
 * How long to wait before the next try: anything up to a ceiling that doubles with every try ("full jitter"), so that callers who failed
 * together do not come back together. Whoever was told when to come back waits that long first.
 *
 * @param triesMade how many tries have failed, from 1
 * @param random a number from 0 up to 1
 */
export function backOffMs(triesMade: number, retryAfterMs: number | null, random: number): number {
  const ceilingMs = Math.min(highestCeilingMs, firstCeilingMs * 2 ** (triesMade - 1));
  return retryAfterMs === null ? random * ceilingMs : retryAfterMs + random * firstCeilingMs;
}
