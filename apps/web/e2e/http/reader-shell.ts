import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const commandLine = path.resolve(import.meta.dirname, "../../../../packages/cli/src/main.ts");
const timeoutMs = 60_000;

/** What a program said and how it ended. */
export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** An empty folder and a shell in it, as somebody has who follows a page: with `portal` for the portal's command line. */
export interface ReaderShell extends AsyncDisposable {
  folder: string;
  write(file: string, text: string): Promise<void>;
  /** Runs a script, which ends at its first command that fails. */
  run(script: string, environment?: Record<string, string>): Promise<Ended>;
}

/** @param environment the portal's settings, which its command line needs */
export async function openReaderShell(environment: Record<string, string>): Promise<ReaderShell> {
  const folder = await mkdtemp(path.join(tmpdir(), "portal-reader-"));
  const portal = path.join(folder, "portal");
  await writeFile(portal, `#!/bin/sh\nexec "${process.execPath}" "${commandLine}" "$@"\n`);
  await chmod(portal, 0o755);
  // eslint-disable-next-line no-restricted-syntax -- a reader's shell has what the machine sets
  const machine = process.env;
  const searched = [folder, path.dirname(process.execPath), machine["PATH"] ?? ""].join(path.delimiter);
  return {
    folder,
    write: (file, text) => writeFile(path.join(folder, file), text),
    run: (script, own = {}) =>
      new Promise((resolve) => {
        const env = { ...machine, ...environment, ...own, PATH: searched };
        execFile(
          "bash",
          ["-euo", "pipefail", "-c", script],
          { cwd: folder, env, timeout: timeoutMs },
          (error, stdout, stderr) => {
            resolve({ code: error === null ? 0 : typeof error.code === "number" ? error.code : 1, stdout, stderr });
          },
        );
      }),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
