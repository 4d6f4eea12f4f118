import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { OwnPortal } from "./own-portal.ts";

const main = path.resolve(import.meta.dirname, "../../../worker/src/main.ts");

/** Starts the worker beside a portal of a test's own, with its settings; what it returns stops it. */
export function startOwnWorker({ environment }: Pick<OwnPortal, "environment">): () => Promise<void> {
  const worker = spawn(process.execPath, [main], {
    env: { ...environment, NODE_ENV: "production", PORTAL_LOG_LEVEL: "warn" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return async () => {
    worker.kill();
    if (worker.exitCode === null && worker.signalCode === null) await once(worker, "exit");
  };
}
