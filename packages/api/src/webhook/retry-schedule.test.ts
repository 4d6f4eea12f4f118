import { describe, expect, it } from "vitest";
import { nextAttemptAt, retryScheduleSeconds } from "./retry-schedule.ts";

const now = new Date("2026-11-24T09:00:00Z");

describe("the retry schedule", () => {
  it("is the one of Standard Webhooks: ten attempts in a little over three days", () => {
    const hour = 3_600;
    expect(retryScheduleSeconds).toEqual([
      ...[0, 5, 300, 1_800],
      ...[2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour],
    ]);
  });

  it.each(retryScheduleSeconds.map((seconds, failed) => [failed, seconds]))(
    "waits after %i failures for %i seconds and up to a tenth more",
    (failed, seconds) => {
      for (let draw = 0; draw < 50; draw += 1) {
        const waitMs = (nextAttemptAt(retryScheduleSeconds, failed, now)?.getTime() ?? 0) - now.getTime();
        expect(waitMs).toBeGreaterThanOrEqual(seconds * 1_000);
        expect(waitMs).toBeLessThanOrEqual(seconds * 1_100);
      }
    },
  );

  it("ends after the tenth failure", () => {
    expect(nextAttemptAt(retryScheduleSeconds, 10, now)).toBeNull();
  });
});
