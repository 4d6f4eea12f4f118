import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { AdmissionGate } from "./admission-gate.ts";
import { DatabaseBusyError } from "./errors.ts";

function deferred() {
  let finish: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { done, finish };
}

describe("AdmissionGate", () => {
  test("never runs more than its limit at once, and lets everybody in in the end", async () => {
    const gate = new AdmissionGate({ running: 3, queued: 100, timeoutMs: 1_000 });
    let running = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 50 }, () =>
        gate.run(async () => {
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setImmediate(resolve));
          running -= 1;
        }),
      ),
    );
    expect(most).toBe(3);
    expect([gate.running, gate.queued]).toEqual([0, 0]);
  });

  test("admits in order of arrival", async () => {
    const gate = new AdmissionGate({ running: 1, queued: 10, timeoutMs: 1_000 });
    const order: number[] = [];
    await Promise.all([1, 2, 3, 4].map((n) => gate.run(async () => Promise.resolve(order.push(n)))));
    expect(order).toEqual([1, 2, 3, 4]);
  });

  test("turns a caller away at once when the queue is full", async () => {
    const gate = new AdmissionGate({ running: 1, queued: 1, timeoutMs: 5_000 });
    const first = deferred();
    const running = gate.run(() => first.done);
    expect(gate.isFull).toBe(false);
    const waiting = gate.run(() => Promise.resolve("served"));
    expect(gate.isFull).toBe(true);
    await expect(gate.run(() => Promise.resolve())).rejects.toMatchObject({ retryAfterSeconds: 5 });
    first.finish();
    await running;
    await expect(waiting).resolves.toBe("served");
  });

  test("turns a caller away after waiting too long, and forgets it", async () => {
    vi.useFakeTimers();
    try {
      const gate = new AdmissionGate({ running: 1, queued: 5, timeoutMs: 200 });
      const first = deferred();
      const running = gate.run(() => first.done);
      const waiting = expect(gate.run(() => Promise.resolve())).rejects.toBeInstanceOf(DatabaseBusyError);
      await vi.advanceTimersByTimeAsync(200);
      await waiting;
      expect(gate.queued).toBe(0);
      first.finish();
      await running;
      expect(gate.running).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  describe("whose queue stands", () => {
    beforeEach(() => vi.useFakeTimers());
    afterEach(() => vi.useRealTimers());

    /** So many come at once, and each place is held for so long. */
    function crowd(gate: AdmissionGate, { count, heldMs }: { count: number; heldMs: number }) {
      const refused: unknown[] = [];
      const work = () => new Promise<void>((resolve) => setTimeout(resolve, heldMs));
      for (let index = 0; index < count; index += 1) gate.run(work).catch((error: unknown) => refused.push(error));
      return refused;
    }

    test("lets a burst wait as long as it takes", async () => {
      const gate = new AdmissionGate({ running: 1, queued: 100, timeoutMs: 60_000, burstMs: 2_000 });
      const refused = crowd(gate, { count: 101, heldMs: 50 });

      await vi.advanceTimersByTimeAsync(6_000);

      expect(refused).toEqual([]);
      expect(gate.queued).toBe(0);
    });

    test("turns newcomers away at once while more wait than were let in during the last second", async () => {
      const gate = new AdmissionGate({ running: 1, queued: 100, timeoutMs: 60_000, burstMs: 2_000 });
      crowd(gate, { count: 101, heldMs: 50 });
      await vi.advanceTimersByTimeAsync(3_000);

      expect(gate.queued).toBeGreaterThan(20);
      expect(gate.isFull).toBe(true);
      await expect(gate.run(() => Promise.resolve())).rejects.toBeInstanceOf(DatabaseBusyError);
    });

    test("lets newcomers wait again once the queue is that short", async () => {
      const gate = new AdmissionGate({ running: 1, queued: 100, timeoutMs: 60_000, burstMs: 2_000 });
      crowd(gate, { count: 101, heldMs: 50 });
      await vi.advanceTimersByTimeAsync(4_500);

      expect(gate.queued).toBeLessThan(20);
      expect(crowd(gate, { count: 1, heldMs: 1 })).toEqual([]);
      expect(gate.isFull).toBe(false);
    });

    test("lets as many wait as there are places when nothing moves", async () => {
      const gate = new AdmissionGate({ running: 2, queued: 100, timeoutMs: 60_000, burstMs: 2_000 });
      crowd(gate, { count: 3, heldMs: 50_000 });
      await vi.advanceTimersByTimeAsync(5_000);

      expect(gate.isFull).toBe(false);
      crowd(gate, { count: 1, heldMs: 1 });
      expect(gate.isFull).toBe(true);
    });
  });

  test("frees the place of one that failed", async () => {
    const gate = new AdmissionGate({ running: 1, queued: 0, timeoutMs: 100 });
    await expect(gate.run(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await expect(gate.run(() => Promise.resolve(1))).resolves.toBe(1);
  });
});
