import { accessSync, constants, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { embeddedProgramFolder } from "@portal/db/admin";
import { runQuietly, type Terms } from "../../scripts/processes.ts";

const debianFolder = "/usr/lib/postgresql";
const installTimeoutMs = 120_000;

/** pgbench: the one on the path, Debian's, the embedded PostgreSQL's; else Debian's installed now, where this may. */
export async function findPgbench(signal: AbortSignal): Promise<string | undefined> {
  return installedPgbench() ?? (await installPgbench(signal));
}

function installedPgbench(): string | undefined {
  const onPath = (process.env["PATH"] ?? "").split(delimiter);
  return [...onPath, ...debianFolders(), embeddedProgramFolder()]
    .map((folder) => join(folder, "pgbench"))
    .find(isExecutable);
}

/** The newest first. */
function debianFolders(): string[] {
  try {
    const versions = readdirSync(debianFolder).toSorted((first, second) => Number(second) - Number(first));
    return versions.map((version) => join(debianFolder, version, "bin"));
  } catch {
    return [];
  }
}

/** Debian's postgresql-contrib is a name without files of its own: pgbench comes with the server's package. */
async function installPgbench(signal: AbortSignal): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const terms: Terms = { cwd: "/", env, signal, timeoutMs: installTimeoutMs };
  for (const args of [["update"], ["install", "--yes", "--no-install-recommends", "postgresql-contrib"]]) {
    await runQuietly("apt-get", args, terms).catch(() => undefined);
  }
  return installedPgbench();
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
