import { spawn } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { endProcess, exitCode, runQuietly, type Terms } from "./processes.ts";

const terms: Terms = { cwd: ".", env: process.env, signal: new AbortController().signal, timeoutMs: 10_000 };
const shell = (script: string, changed: Partial<Terms> = {}) =>
  runQuietly("sh", ["-c", script], { ...terms, ...changed });

describe("runQuietly", () => {
  it("tells the exit code and everything that was printed", async () => {
    const { code, output, hasTimedOut } = await shell("echo out; echo err >&2; exit 3");

    expect({ code, hasTimedOut }).toEqual({ code: 3, hasTimedOut: false });
    expect(output.split("\n").toSorted()).toEqual(["", "err", "out"]);
  });

  it("stops what takes too long", async () => {
    expect(await shell("sleep 60", { timeoutMs: 100 })).toMatchObject({ code: 143, hasTimedOut: true });
  });

  it("stops when it is told to, before as well as during the run", async () => {
    const controller = new AbortController();
    const running = shell("sleep 60", { signal: controller.signal });
    controller.abort();

    expect(await running).toMatchObject({ code: 143, hasTimedOut: false });
    expect(await shell("sleep 60", { signal: controller.signal })).toMatchObject({ code: 143 });
  });

  it("leaves no child of a child behind", async () => {
    const trace = join(mkdtempSync(join(tmpdir(), "trace-")), "trace");

    await shell(`(sleep 0.3; echo late > ${trace}) &`);
    await wait(600);

    expect(existsSync(trace)).toBe(false);
  });

  it("says which program is missing", async () => {
    await expect(runQuietly("no-such-program", [], terms)).rejects.toThrow("no-such-program");
  });
});

describe("endProcess", () => {
  it("lets a process finish what it does on SIGTERM", async () => {
    const child = spawn("sh", ["-c", "trap 'exit 7' TERM; echo ready; while :; do sleep 0.05; done"]);
    await new Promise((resolve) => child.stdout.once("data", resolve));

    await endProcess(child);

    expect(await exitCode(child)).toBe(7);
  });

  it("has nothing to do with a process that has ended", async () => {
    const child = spawn("true");
    await exitCode(child);

    await expect(endProcess(child)).resolves.toBeUndefined();
  });
});
