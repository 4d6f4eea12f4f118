import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { runQuietly, type Terms } from "./processes.ts";

// In runlevel 1 a package starts no service: this machine is not to be scanned, and has a database server.
const installing = { DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
const options = ["--yes", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300"];

/** The path of a program: the first of its names that is on the path of this process, or in one of the folders besides. */
export function findProgram(names: readonly string[], folders: readonly string[] = []): string | undefined {
  const everywhere = [...(process.env["PATH"] ?? "").split(delimiter), ...folders];
  return names.flatMap((name) => everywhere.map((folder) => join(folder, name))).find(isExecutable);
}

/**
 * Installs packages where that may be done, which is as root on Debian. Elsewhere, and when it fails, nothing has changed: whoever needs one
 * looks for it again, and says best what it is needed for.
 */
export async function installDebianPackages(packages: readonly string[], terms: Terms): Promise<void> {
  if (process.getuid?.() !== 0 || findProgram(["apt-get"]) === undefined) return;
  const asRoot = { ...terms, env: { ...terms.env, ...installing } };
  await runQuietly("apt-get", ["update"], asRoot);
  await runQuietly("apt-get", ["install", ...options, ...packages], asRoot);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
