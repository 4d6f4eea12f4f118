import type { Database } from "@portal/db";
import type { Logger } from "pino";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { countInDatabase } from "./count-in-database.ts";

/** What may be done how often from one place, before PORTAL_LIMITS_SCALE. */
const quotas = {
  presign: { requests: 20, windowSeconds: 60 },
} as const;

/** The name of a limit. */
export type RateLimitName = keyof typeof quotas;

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

/** Counts requests. */
export interface RateLimits {
  /** Counts one request of whoever `key` stands for. While the database is away this process counts by itself: it never stops counting. */
  count(name: RateLimitName, key: string): Promise<RateLimitState>;
}

interface RateLimitOptions {
  database: Database;
  logger: Logger;
  /** Multiplies every quota. */
  scale: number;
}

/** Makes the limits of this install; its counters are in the database, so that all of its processes count together. */
export function createRateLimits({ database, logger, scale }: RateLimitOptions): RateLimits {
  const presign = createLimiter("presign", scale);
  const limiters: Readonly<Record<RateLimitName, RateLimiterMemory>> = { presign };

  return {
    count: async (name, key) => {
      const limiter = limiters[name];
      const own = await countInMemory(limiter, key);
      // Whoever is over the limit here is turned away without a look into the database: a flood must not become one there.
      if (own.isExceeded) return stateOf(name, limiter, own);
      const windowSeconds = limiter.duration;
      const shared = await countInDatabase(database, { key: `${name}:${key}`, windowSeconds }).catch(
        (error: unknown) => {
          logger.warn({ err: error }, "rate limits are counted by this process alone");
          return null;
        },
      );
      return stateOf(name, limiter, shared ?? own);
    },
  };
}

function createLimiter(name: RateLimitName, scale: number): RateLimiterMemory {
  const { requests, windowSeconds } = quotas[name];
  const points = Math.max(1, Math.round(requests * scale));
  return new RateLimiterMemory({ keyPrefix: name, points, duration: windowSeconds });
}

interface Counted {
  points: number;
  msBeforeNext: number;
}

async function countInMemory(limiter: RateLimiterMemory, key: string): Promise<Counted & { isExceeded: boolean }> {
  const result = await limiter.consume(key).catch((rejected: unknown) => {
    // The library rejects with the counter itself when that is full.
    if (rejected instanceof RateLimiterRes) return rejected;
    throw rejected;
  });
  const { consumedPoints: points, msBeforeNext } = result;
  return { points, msBeforeNext, isExceeded: points > limiter.points };
}

function stateOf(
  name: RateLimitName,
  { points: quota, duration }: RateLimiterMemory,
  counted: Counted,
): RateLimitState {
  return {
    name,
    quota,
    windowSeconds: duration,
    remaining: Math.max(0, quota - counted.points),
    resetSeconds: Math.max(1, Math.ceil(counted.msBeforeNext / 1000)),
    isExceeded: counted.points > quota,
  };
}
