import { displayIdAlphabet, displayIdPattern } from "@portal/contract";
import { describe, expect, it } from "vitest";
import { drawDisplayId } from "./draw-display-id.ts";

const drawn = Array.from({ length: 20_000 }, () => drawDisplayId("REQ"));

describe("drawDisplayId", () => {
  it("draws references of the contract's form", () => {
    expect(drawn.filter((reference) => !displayIdPattern.test(reference))).toEqual([]);
    expect(drawDisplayId("GLXABC")).toMatch(/^GLXABC-/u);
  });

  it("does not repeat itself", () => {
    expect(new Set(drawn).size).toBe(drawn.length);
  });

  it("draws every character about equally often at every place", () => {
    const expectedCount = drawn.length / displayIdAlphabet.length;

    for (const place of [4, 5, 6, 7, 9, 10, 11, 12]) {
      const counts = new Map<string, number>();
      for (const reference of drawn)
        counts.set(reference.charAt(place), (counts.get(reference.charAt(place)) ?? 0) + 1);

      expect(counts.size).toBe(displayIdAlphabet.length);
      // Six standard deviations: a fair draw fails this once in millions of runs.
      for (const count of counts.values())
        expect(Math.abs(count - expectedCount)).toBeLessThan(6 * Math.sqrt(expectedCount));
    }
  });
});
