import { beforeEach, describe, expect, it } from "vitest";
import { createWindowCounters, type WindowCounters } from "./window-counters.ts";

let nowMs: number;
let counters: WindowCounters;
beforeEach(() => {
  nowMs = 1_000_000;
  counters = createWindowCounters({ maxKeys: 3, now: () => nowMs });
});

describe("a counter", () => {
  it("begins its window with its first point and anew when that is over", () => {
    counters.add("a", 60);
    nowMs += 59_999;
    expect(counters.add("a", 60).points).toBe(2);
    nowMs += 1;
    expect(counters.find("a")).toBeNull();
    expect(counters.add("a", 60).points).toBe(1);
  });

  it("makes room for a new key by giving up the oldest", () => {
    for (const key of ["a", "b", "c", "d"]) counters.add(key, 60);

    expect(counters.find("a")).toBeNull();
    expect(counters.find("b")?.points).toBe(1);
    expect(counters.find("d")?.points).toBe(1);
  });
});

describe("what the other processes are told", () => {
  it("is nothing of who comes once, and everything from the second time on", () => {
    counters.add("once", 60);
    counters.add("twice", 60);
    expect(counters.hasUnshared()).toBe(false);

    counters.add("twice", 60);
    expect(counters.takeUnshared(10)).toEqual([{ key: "twice", points: 2, windowSeconds: 60 }]);
    expect(counters.hasUnshared()).toBe(false);
    counters.add("twice", 60);
    expect(counters.takeUnshared(10)).toEqual([{ key: "twice", points: 1, windowSeconds: 60 }]);
  });

  it("is told again when it could not be told", () => {
    counters.add("a", 60);
    counters.add("a", 60);
    const taken = counters.takeUnshared(10);
    counters.add("a", 60);
    counters.returnUnshared(taken);

    expect(counters.takeUnshared(10)).toEqual([{ key: "a", points: 3, windowSeconds: 60 }]);
  });

  it("comes in pieces", () => {
    for (const key of ["a", "a", "b", "b", "c", "c"]) counters.add(key, 60);

    expect(counters.takeUnshared(2)).toHaveLength(2);
    expect(counters.takeUnshared(2)).toHaveLength(1);
  });

  it("does not hold what a caller tells itself", () => {
    counters.addTold("a", 60);
    counters.addTold("a", 60);

    expect(counters.hasUnshared()).toBe(false);
  });
});

describe("what the other processes counted", () => {
  it("is taken over, and what came meanwhile is added", () => {
    counters.add("a", 60);
    counters.add("a", 60);
    counters.takeUnshared(10);
    counters.add("a", 60);
    counters.correct({ key: "a", points: 9, msBeforeNext: 5_000 });

    expect(counters.find("a")).toMatchObject({ points: 10, endsAtMs: nowMs + 5_000 });
  });

  it("means nothing for a window that is gone", () => {
    counters.correct({ key: "a", points: 9, msBeforeNext: 5_000 });

    expect(counters.find("a")).toBeNull();
  });
});
