import type { RateLimitName } from "./quotas.ts";
import type { RateLimits, RateLimitState } from "./rate-limits.ts";

/** Counts in each limit until one is full, so that what is refused by the minute does not use up the hour. */
export function tallyInTurn(rateLimits: RateLimits, key: string, names: readonly RateLimitName[]): RateLimitState[] {
  const states: RateLimitState[] = [];
  for (const name of names) {
    const state = rateLimits.tally(name, key);
    states.push(state);
    if (state.isExceeded) break;
  }
  return states;
}
