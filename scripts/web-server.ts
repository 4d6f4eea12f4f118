import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Settings } from "@portal/settings";
import { type PreparedDatabase, servingEnvironment } from "./database.ts";
import { repositoryRoot } from "./environment.ts";
import { exitCode } from "./processes.ts";
import { StepError } from "./steps.ts";

/** `dev` compiles on demand and reloads; `start` serves what has been built. */
export type WebCommand = "start" | "dev";

/** The program that serves what has been built. */
export const frontServer = join(repositoryRoot, "apps/web/src/front/serve.ts");

const readyTimeoutMs = 120_000;

/** Starts the web process with the rights that it needs: it never sees the owner's connection. */
export function spawnWeb(command: WebCommand, settings: Settings, database: PreparedDatabase): ChildProcess {
  const webApp = join(repositoryRoot, "apps/web");
  const next = join(webApp, "node_modules/next/dist/bin/next");
  const args = command === "dev" ? [next, "dev", "--port", String(settings.port)] : [frontServer];
  return spawn(process.execPath, args, {
    cwd: webApp,
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      ...servingEnvironment(settings, database),
      NODE_ENV: command === "dev" ? "development" : "production",
    },
  });
}

/** Resolves when the portal answers that it is ready; a web process that ends instead is an error. */
export async function waitUntilReady(web: ChildProcess, settings: Settings, signal: AbortSignal): Promise<void> {
  const deadline = AbortSignal.timeout(readyTimeoutMs);
  while (!(await isReady(settings.port))) {
    signal.throwIfAborted();
    if (web.exitCode !== null || web.signalCode !== null) {
      throw new StepError(`The web process ended with code ${await exitCode(web)} before it was ready.`);
    }
    if (deadline.aborted) throw new StepError(`The portal was not ready after ${readyTimeoutMs / 1000} seconds.`);
    await wait(100);
  }
}

/** Fails with one sentence when something else listens on the port. */
export async function refuseTakenPort(port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", reject).listen(port, () => probe.close(() => resolve()));
  }).catch((error: unknown) => {
    const reason =
      error instanceof Error && "code" in error && error.code === "EADDRINUSE" ? "is in use" : "cannot be used";
    throw new StepError(`Port ${port} ${reason}: stop what listens there, or choose another with PORT.`);
  });
}

async function isReady(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://localhost:${port}/api/ready`, { signal: AbortSignal.timeout(10_000) });
    return response.ok;
  } catch {
    return false;
  }
}
