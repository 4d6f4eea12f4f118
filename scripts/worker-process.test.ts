import { type ChildProcess, spawn } from "node:child_process";
import { afterEach, describe, expect, it } from "vitest";
import { keepWorker, type KeptWorker } from "./worker-process.ts";

let kept: KeptWorker | undefined;
afterEach(() => kept?.stop());

function run(program: string): ChildProcess {
  return spawn(process.execPath, ["-e", program], { stdio: "ignore" });
}

describe("keepWorker", () => {
  it("starts a worker that ends again, says so, and waits longer each time", async () => {
    const lines: string[] = [];
    const startedAtMs: number[] = [];
    const start = () => {
      startedAtMs.push(performance.now());
      return run("process.exit(3)");
    };

    kept = keepWorker(start, { firstPauseMs: 100, say: (line) => lines.push(line) });
    await expect.poll(() => startedAtMs.length, { timeout: 10_000 }).toBe(4);

    expect(lines.slice(0, 3)).toEqual(
      [0.1, 0.2, 0.4].map(
        (pause) =>
          `The worker ended with code 3; it is started again in ${String(pause)} s. The portal serves meanwhile.`,
      ),
    );
    const [, , third = 0, fourth = 0] = startedAtMs;
    expect(fourth - third).toBeGreaterThanOrEqual(390);
  });

  it("starts one that was killed again", async () => {
    const workers: ChildProcess[] = [];
    const start = () => {
      const worker = run("setInterval(() => {}, 1000)");
      workers.push(worker);
      return worker;
    };

    kept = keepWorker(start, { firstPauseMs: 50, say: () => undefined });
    workers[0]?.kill("SIGKILL");

    await expect.poll(() => workers.length, { timeout: 10_000 }).toBe(2);
  });

  it("stops it cleanly and starts no other", async () => {
    const workers: ChildProcess[] = [];
    const lines: string[] = [];
    const start = () => {
      const worker = run("process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000)");
      workers.push(worker);
      return worker;
    };

    kept = keepWorker(start, { firstPauseMs: 50, say: (line) => lines.push(line) });
    await new Promise((resolve) => setTimeout(resolve, 500));
    await kept.stop();

    expect(workers.map(({ exitCode }) => exitCode)).toEqual([0]);
    expect(lines).toEqual([]);
  });

  it("is stopped at once while it waits to start another", async () => {
    kept = keepWorker(() => run("process.exit(1)"), { firstPauseMs: 60_000, say: () => undefined });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const startedAtMs = performance.now();

    await kept.stop();

    expect(performance.now() - startedAtMs).toBeLessThan(1_000);
  });
});
