import { spawn } from "node:child_process";
import { constants } from "node:os";

/** @typedef {{ cwd: string, env: NodeJS.ProcessEnv }} Place */

/** @type {NodeJS.Signals | undefined} */
let stopSignal;

/** @type {((signal: NodeJS.Signals) => void) | undefined} */
let passOn;

/** From now on a signal to this process goes to whatever it runs in the foreground, once. */
export function listenForStop() {
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, stop);
  const parent = process.ppid;
  if (process.env["npm_lifecycle_event"] === undefined) return;
  // A killed npm passes nothing on; its end shows in this process getting another parent.
  setInterval(() => {
    if (process.ppid !== parent) stop("SIGTERM");
  }, 500).unref();
}

/** @param {NodeJS.Signals} signal */
function stop(signal) {
  // One Ctrl-C arrives twice: from the terminal and from npm.
  if (stopSignal !== undefined) return;
  stopSignal = signal;
  if (passOn === undefined) process.exit(128 + constants.signals[signal]);
  passOn(signal);
}

/**
 * Runs a tool; all that it prints goes to stderr, which leaves stdout to the command itself.
 * @param {string} tool
 * @param {string[]} args
 * @param {Place} place
 */
export async function runTool(tool, args, place) {
  const child = spawn(tool, args, { ...place, stdio: ["ignore", 2, 2], detached: true });
  const code = await ended(child, (signal) => signalGroup(child.pid, signal));
  if (stopSignal !== undefined) process.exit(code);
  if (code === 0) return;
  process.stderr.write(`This step failed: ${tool} ${args.join(" ")}\n`);
  process.exit(1);
}

/**
 * Runs the command itself. It gets a session of its own, so that a Ctrl-C reaches it alone and not PostgreSQL behind its
 * back, and a channel that closes when this process is gone.
 * @param {string} program
 * @param {string[]} args
 * @param {Place} place
 */
export async function handOver(program, args, place) {
  const child = spawn(program, args, { ...place, stdio: ["inherit", "inherit", "inherit", "ipc"], detached: true });
  const code = await ended(child, (signal) => child.kill(signal));
  // Whatever a crash has left behind.
  signalGroup(child.pid, "SIGTERM");
  return code;
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {(signal: NodeJS.Signals) => void} onSignal
 * @returns {Promise<number>} its exit code, as a shell would tell it
 */
function ended(child, onSignal) {
  passOn = onSignal;
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      passOn = undefined;
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

/**
 * @param {number | undefined} leader
 * @param {NodeJS.Signals} signal
 */
function signalGroup(leader, signal) {
  try {
    if (leader !== undefined) process.kill(-leader, signal);
  } catch {
    // Nobody is left in the group.
  }
}
