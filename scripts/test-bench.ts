import { once } from "node:events";
import { mkdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
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
  await mkdir(folder, { recursive: true });
  const { FORCE_COLOR: _, ...inherited } = withoutSettings();
  const env = {
    ...inherited,
    NO_COLOR: "1",
    PORT: await freePort(),
    PORTAL_PG_PORT: await freePort(),
    PORTAL_DATA_DIR: join(folder, "portal"),
  };
  return { env, folder, signal, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function freePort(): Promise<string> {
  const probe = createServer().listen(0);
  await once(probe, "listening");
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("A TCP server has a port.");
  return String(address.port);
}
