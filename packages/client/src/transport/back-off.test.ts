import { describe, expect, it } from "vitest";
import { backOffMs } from "./back-off.ts";

describe("backOffMs", () => {
  it("draws from a ceiling that doubles, up to eight seconds", () => {
    const ceilings = [1, 2, 3, 4, 5, 6, 60].map((triesMade) => backOffMs(triesMade, null, 1));

    expect(ceilings).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
  });

  it("draws from nothing on, so that callers spread over the whole of it", () => {
    expect(backOffMs(4, null, 0)).toBe(0);
    expect(backOffMs(4, null, 0.25)).toBe(1_000);
  });

  it("comes back no sooner than it was told, and not with everybody else", () => {
    expect(backOffMs(1, 3_000, 0)).toBe(3_000);
    expect(backOffMs(6, 3_000, 0.5)).toBe(3_250);
  });
});
