import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { withLock } from "./lock.mjs";
import { exitCode } from "./processes.ts";

const freshLock = () => join(mkdtempSync(join(tmpdir(), "lock-")), "lock");

it("lets one work at a time", async () => {
  const lock = freshLock();
  const trace: string[] = [];
  const work = (name: string) => async () => {
    trace.push(`${name} starts`);
    await wait(20);
    trace.push(`${name} ends`);
  };

  await Promise.all([withLock(lock, work("first")), withLock(lock, work("second"))]);

  expect(trace).toEqual(["first starts", "first ends", "second starts", "second ends"]);
  expect(existsSync(lock)).toBe(false);
});

it("lets go when the work fails", async () => {
  const lock = freshLock();
  const failing = withLock(lock, () => Promise.reject(new Error("no network")));

  await expect(failing).rejects.toThrow("no network");
  expect(existsSync(lock)).toBe(false);
});

it("takes over from a process that was killed", async () => {
  const lock = freshLock();
  const killed = spawn("true");
  await exitCode(killed);
  writeFileSync(lock, String(killed.pid));

  expect(await withLock(lock, () => Promise.resolve("done"))).toBe("done");
});
