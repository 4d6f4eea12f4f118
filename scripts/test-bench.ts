import { existsSync } from "node:fs";
import { glob, mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { findFreePort } from "@portal/db/testing/free-port";
import { repositoryRoot, withoutSettings } from "./environment.ts";

/** What tests run on: a folder and ports of their own, so that a portal which runs from this clone notices nothing. */
export type TestBench = {
  readonly env: NodeJS.ProcessEnv;
  readonly folder: string;
  readonly signal: AbortSignal;
  remove(): Promise<void>;
};

/** Makes a bench; the signal ends whatever runs on it. */
export async function createTestBench(signal: AbortSignal): Promise<TestBench> {
  const folder = join(repositoryRoot, ".data", `test-${process.pid}`);
  await mkdir(join(folder, "tmp"), { recursive: true });
  const { FORCE_COLOR: _, ...inherited } = withoutSettings();
  const env = {
    ...inherited,
    NO_COLOR: "1",
    PORT: String(await findFreePort()),
    PORTAL_PG_PORT: String(await findFreePort()),
    PORTAL_DATA_DIR: join(folder, "portal"),
  };
  return { env, folder, signal, remove: () => removeBench(folder) };
}

async function removeBench(folder: string): Promise<void> {
  // A tool that was stopped half-way leaves its PostgreSQL behind, which has a process group of its own.
  for await (const pidFile of glob(join(folder, "{portal,tmp/*}/postgres/postmaster.pid"))) await stopPostgres(pidFile);
  await rm(folder, { recursive: true, force: true });
}

async function stopPostgres(pidFile: string): Promise<void> {
  const pid = Number.parseInt(await readFile(pidFile, "utf8"), 10);
  // "Immediate": nobody needs the tests' rows any more.
  process.kill(pid, "SIGQUIT");
  const deadline = AbortSignal.timeout(10_000);
  while (existsSync(pidFile) && !deadline.aborted) await wait(50);
}
