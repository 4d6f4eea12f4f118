import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import { setTimeout as wait } from "node:timers/promises";

const graceMs = 10_000;

/** Where and for how long a program runs; the signal ends it early. */
export type Terms = {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
};

/** How a program ended, as a shell would number it, and everything it printed. */
export type Outcome = { readonly code: number; readonly output: string; readonly hasTimedOut: boolean };

/** Runs a program to its end without showing what it prints. Nothing that it started outlives it. */
export async function runQuietly(program: string, args: readonly string[], terms: Terms): Promise<Outcome> {
  // A group of its own, because the tools have children that hear nothing of a signal to their parent.
  const child = spawn(program, args, {
    cwd: terms.cwd,
    env: terms.env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => output.push(text));
  }
  const timeout = AbortSignal.timeout(terms.timeoutMs);
  const stop = () => void end(child, (signal) => signalGroup(child, signal));
  for (const reason of [timeout, terms.signal]) {
    reason.addEventListener("abort", stop, { once: true });
    if (reason.aborted) stop();
  }

  const closed = new Promise((resolve) => child.once("close", resolve));
  const code = await exitCode(child);
  terms.signal.removeEventListener("abort", stop);
  signalGroup(child, "SIGKILL");
  await Promise.race([closed, wait(1000, undefined, { ref: false })]);
  return { code, output: output.join(""), hasTimedOut: timeout.aborted };
}

/** The exit code that a shell would give for the process, once it has ended. */
export async function exitCode(child: ChildProcess): Promise<number> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.exitCode ?? 128 + (child.signalCode === null ? 0 : constants.signals[child.signalCode]);
}

/** Asks a process to end, and makes it end when that takes too long. */
export async function endProcess(child: ChildProcess): Promise<void> {
  await end(child, (signal) => child.kill(signal));
}

async function end(child: ChildProcess, send: (signal: NodeJS.Signals) => void): Promise<void> {
  const exit = exitCode(child);
  send("SIGTERM");
  const isLate = await Promise.race([exit.then(() => false), wait(graceMs, true, { ref: false })]);
  if (isLate) send("SIGKILL");
  await exit;
}

function signalGroup(leader: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (leader.pid !== undefined) process.kill(-leader.pid, signal);
  } catch {
    // Nobody is left in the group.
  }
}
