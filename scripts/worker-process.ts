import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Settings } from "@portal/settings";
import { type PreparedDatabase, servingEnvironment } from "./database.ts";
import { repositoryRoot } from "./environment.ts";
import { endProcess, exitCode } from "./processes.ts";

const firstPauseMs = 1_000;
const longestPauseMs = 60_000;
/** After so long a life the worker's end is no longer part of a row of failures. */
const goodLifeMs = 60_000;

/** A worker that is started again whenever it ends by itself. */
export interface KeptWorker {
  stop(): Promise<void>;
}

/** What a test may want otherwise. */
export interface KeepOptions {
  readonly firstPauseMs?: number;
  readonly say?: (line: string) => void;
}

/** Starts the worker process with the rights of the web process. */
export function spawnWorker(settings: Settings, database: PreparedDatabase): ChildProcess {
  const worker = join(repositoryRoot, "apps/worker");
  return spawn(process.execPath, [join(worker, "src/main.ts")], {
    cwd: worker,
    stdio: ["ignore", "inherit", "inherit"],
    env: servingEnvironment(settings, database),
  });
}

/** Keeps a worker running: one that ends is said and started again, after a pause that doubles while it keeps ending. */
export function keepWorker(start: () => ChildProcess, options: KeepOptions = {}): KeptWorker {
  const stopping = new AbortController();
  const kept: { worker?: ChildProcess } = {};
  const keeping = keep(start, kept, { ...options, signal: stopping.signal });
  return {
    stop: async () => {
      stopping.abort();
      if (kept.worker !== undefined) await endProcess(kept.worker);
      await keeping;
    },
  };
}

async function keep(
  start: () => ChildProcess,
  kept: { worker?: ChildProcess },
  { signal, say = sayOnStandardError, ...options }: KeepOptions & { readonly signal: AbortSignal },
): Promise<void> {
  const shortest = options.firstPauseMs ?? firstPauseMs;
  const isStopping = () => signal.aborted;
  for (let pauseMs = shortest; !isStopping(); pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    const startedAtMs = performance.now();
    kept.worker = start();
    const code = await exitCode(kept.worker);
    if (isStopping()) return;
    if (performance.now() - startedAtMs > goodLifeMs) pauseMs = shortest;
    say(
      `The worker ended with code ${code}; it is started again in ${pauseMs / 1_000} s. The portal serves meanwhile.`,
    );
    await wait(pauseMs, undefined, { signal }).catch(() => undefined);
  }
}

function sayOnStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}
