import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../main.ts", import.meta.url));

/** What a command left behind. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

/** The environment of a command: nothing comes in from whoever runs the tests. */
export type PortalEnvironment = Readonly<Record<string, string>>;

/** Runs the real command line as a process of its own and waits for its end. */
export async function runPortal(args: readonly string[], environment: PortalEnvironment): Promise<Outcome> {
  const child = startPortal(args, environment);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { stdout, stderr, exitCode: child.exitCode };
}

/** Starts the real command line with its output in our hands. */
export function startPortal(args: readonly string[], environment: PortalEnvironment) {
  return spawn(process.execPath, [main, ...args], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
}
