/** The schedule of Standard Webhooks: how long before each attempt, in seconds since the one before it failed. */
export const retryScheduleSeconds: readonly number[] = [
  0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400,
];

const jitter = 0.1;

/**
 * When the next attempt is due after so many have failed, a little later than the schedule says so that what failed together
 * does not come back together; `null` when the schedule is used up.
 */
export function nextAttemptAt(schedule: readonly number[], failedAttempts: number, now: Date): Date | null {
  const delaySeconds = schedule[failedAttempts];
  if (delaySeconds === undefined) return null;
  return new Date(now.getTime() + delaySeconds * 1_000 * (1 + jitter * Math.random()));
}
