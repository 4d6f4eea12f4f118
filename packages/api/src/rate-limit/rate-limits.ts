import type { Logger } from "pino";
import type { CounterStore } from "./count-in-database.ts";
import { quotas, type RateLimitName } from "./quotas.ts";
import { shareInBackground } from "./share-in-background.ts";
import { createWindowCounters, type CountedWindow } from "./window-counters.ts";

/** Where somebody stands with a limit, for the headers that tell them. */
export interface RateLimitState {
  name: RateLimitName;
  /** How many requests a window has room for. */
  quota: number;
  windowSeconds: number;
  remaining: number;
  /** Until the window ends, in whole seconds. */
  resetSeconds: number;
  isExceeded: boolean;
}

/** Counts requests. While the store is away this process counts by itself: it never stops counting. */
export interface RateLimits {
  /** Counts one request of whoever `key` stands for, together with all processes: it costs a round trip, and is exact. */
  count(name: RateLimitName, key: string): Promise<RateLimitState>;
  /** Counts one at once in memory; the other processes know within a second, and until then each may let a quota through. */
  tally(name: RateLimitName, key: string): RateLimitState;
  /** How many there are of something that is not counted here, such as rows, at this install's scale. */
  scaled(count: number): number;
  /** Where the key stands, without counting. */
  look(name: RateLimitName, key: string): RateLimitState;
  /** Tells the other processes now. Never rejects. */
  share(): Promise<void>;
}

interface RateLimitOptions {
  store: CounterStore;
  logger: Logger;
  /** Multiplies every quota. */
  scale: number;
  /** Milliseconds since 1970. */
  now?: () => number;
}

// About 40 MB when full, and one statement's worth of told keys.
const maxKeys = 200_000;
const maxShared = 1_000;

/** Makes the limits of one process of this install. */
export function createRateLimits({ store, logger, scale, now = Date.now }: RateLimitOptions): RateLimits {
  const counters = createWindowCounters({ maxKeys, now });

  async function share(): Promise<void> {
    const points = counters.takeUnshared(maxShared);
    if (points.length === 0) return;
    try {
      for (const total of await store(points)) counters.correct(total);
    } catch (error) {
      counters.returnUnshared(points);
      throw error;
    }
  }
  const sharing = shareInBackground({ isDue: counters.hasUnshared, share, logger, what: "rate limits" });

  const scaled = (count: number) => Math.max(1, Math.round(count * scale));

  const stateOf = (name: RateLimitName, { points, endsAtMs }: CountedWindow): RateLimitState => {
    const { requests, windowSeconds } = quotas[name];
    const quota = scaled(requests);
    return {
      name,
      quota,
      windowSeconds,
      remaining: Math.max(0, quota - points),
      resetSeconds: Math.max(1, Math.ceil((endsAtMs - now()) / 1000)),
      isExceeded: points > quota,
    };
  };

  return {
    async count(name, key) {
      const [storeKey, { windowSeconds }] = [`${name}:${key}`, quotas[name]];
      const own = stateOf(name, counters.addTold(storeKey, windowSeconds));
      // Whoever is over the limit here is turned away without a look into the database: a flood must not become one there.
      if (own.isExceeded) return own;
      await store([{ key: storeKey, points: 1, windowSeconds }]).then(
        (totals) => totals.forEach(counters.correct),
        (error: unknown) => logger.warn({ err: error }, "rate limits are counted by this process alone"),
      );
      return stateOf(name, counters.find(storeKey) ?? { points: 1, endsAtMs: now() });
    },
    tally(name, key) {
      const state = stateOf(name, counters.add(`${name}:${key}`, quotas[name].windowSeconds));
      sharing.wake();
      return state;
    },
    scaled,
    look: (name, key) =>
      stateOf(
        name,
        counters.find(`${name}:${key}`) ?? { points: 0, endsAtMs: now() + quotas[name].windowSeconds * 1000 },
      ),
    share: sharing.shareNow,
  };
}
