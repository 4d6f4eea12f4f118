import { isHelpCenterError } from "../error/help-center-error.ts";
import { backOffMs } from "./back-off.ts";
import type { Deadline } from "./deadline.ts";
import { isWorthRetrying } from "./is-worth-retrying.ts";
import { pause } from "./pause.ts";

/**
 * Tries until it works, until trying again is of no use, or until tries or time are used up. A pause that the deadline would cut short is
 * not begun: the caller learns at once what the last answer was.
 *
 * @param attempt one try; rejects with an error of this client's, or with anything else, which is passed on
 */
export async function withRetries<Result>(
  { retries, deadline }: { retries: number; deadline: Deadline },
  attempt: () => Promise<Result>,
): Promise<Result> {
  for (let triesMade = 1; ; triesMade += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (deadline.isOver()) throw deadline.reason(error);
      if (!isHelpCenterError(error) || !isWorthRetrying(error) || triesMade > retries) throw error;
      const pauseMs = backOffMs(triesMade, error.retryAfterMs, Math.random());
      if (pauseMs >= deadline.remainingMs()) throw error;
      await pause(pauseMs, deadline.signal);
      if (deadline.isOver()) throw deadline.reason(error);
    }
  }
}
