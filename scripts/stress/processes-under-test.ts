import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { repositoryRoot } from "../environment.ts";
import { endProcess } from "../processes.ts";
import { frontServer } from "../web-server.ts";

const readyTimeoutMs = 60_000;
const restartPauseMs = 500;

/** One of the portal's processes, which can be killed and started again. */
export interface ProcessUnderTest {
  /** Of the process that runs at present. */
  pid(): number;
  /** Ends it as a crash does, in the middle of whatever it does. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

interface Program {
  readonly folder: string;
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** Where what it says goes. */
  readonly log: string;
  readonly isReady: () => Promise<boolean>;
}

/** The web process, serving what was built. */
export function webProcess(port: number, program: Pick<Program, "environment" | "log">): ProcessUnderTest {
  const folder = join(repositoryRoot, "apps/web");
  return processOf({ ...program, folder, args: [frontServer], isReady: () => answersReady(port) });
}

/** The worker process; the portal does not wait for it, and neither does whoever starts it. */
export function workerProcess(program: Pick<Program, "environment" | "log">): ProcessUnderTest {
  const folder = join(repositoryRoot, "apps/worker");
  return processOf({ ...program, folder, args: [join(folder, "src/main.ts")], isReady: () => Promise.resolve(true) });
}

function processOf({ isReady, ...program }: Program): ProcessUnderTest {
  let child: ChildProcess | undefined;
  let isWanted = false;
  const launch = () => {
    const launched = (child = spawnLogged(program));
    // One that ends by itself, as a worker does whose database is only coming back, is started again as in the product.
    launched.once("exit", () => setTimeout(() => isWanted && child === launched && launch(), restartPauseMs));
  };
  return {
    pid: () => {
      if (child?.pid === undefined) throw new Error("The process has not been started.");
      return child.pid;
    },
    kill: async () => {
      isWanted = false;
      if (child === undefined || hasEnded(child)) return;
      const exit = once(child, "exit");
      child.kill("SIGKILL");
      await exit;
    },
    start: async () => {
      isWanted = true;
      launch();
      const deadline = AbortSignal.timeout(readyTimeoutMs);
      while (!(await isReady())) {
        if (deadline.aborted) throw new Error(`A process was not ready in time; see ${program.log}.`);
        await wait(100);
      }
    },
    stop: async () => {
      isWanted = false;
      if (child !== undefined && !hasEnded(child)) await endProcess(child);
    },
  };
}

function spawnLogged({ folder, args, environment, log }: Omit<Program, "isReady">): ChildProcess {
  const stdio = openSync(log, "a");
  try {
    return spawn(process.execPath, [...args], {
      cwd: folder,
      env: { ...environment, NODE_ENV: "production" },
      stdio: ["ignore", stdio, stdio],
    });
  } finally {
    closeSync(stdio);
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function answersReady(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(5_000) });
    return response.ok;
  } catch {
    return false;
  }
}
