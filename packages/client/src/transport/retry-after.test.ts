import { describe, expect, it } from "vitest";
import { readRetryAfterMs } from "./retry-after.ts";

const nowMs = Date.parse("2026-11-22T10:00:00Z");

describe("readRetryAfterMs", () => {
  it.each([
    ["7", 7_000],
    [" 7 ", 7_000],
    ["0", 0],
    ["Sun, 22 Nov 2026 10:00:30 GMT", 30_000],
    ["Sun, 22 Nov 2026 09:00:00 GMT", 0],
  ])("reads %j", (header, expectedMs) => {
    expect(readRetryAfterMs(header, nowMs)).toBe(expectedMs);
  });

  it.each([null, "", "-5", "1.5", "soon", "2026-11-22T10:00:30Z", "Xxx, 99 Xxx 2026 10:00:30 GMT", "9".repeat(400)])(
    "takes %j for nothing said",
    (header) => {
      expect(readRetryAfterMs(header, nowMs)).toBeNull();
    },
  );
});
