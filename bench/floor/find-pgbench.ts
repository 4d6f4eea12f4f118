import { readdirSync } from "node:fs";
import { join } from "node:path";
import { embeddedProgramFolder } from "@portal/db/admin";
import { findProgram, installDebianPackages } from "../../scripts/debian-packages.ts";

const debianFolder = "/usr/lib/postgresql";
const installTimeoutMs = 120_000;

/** pgbench: the one on the path, Debian's, the embedded PostgreSQL's; else Debian's installed now, where this may. */
export async function findPgbench(signal: AbortSignal): Promise<string | undefined> {
  return installedPgbench() ?? (await installPgbench(signal));
}

function installedPgbench(): string | undefined {
  return findProgram(["pgbench"], [...debianFolders(), embeddedProgramFolder()]);
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
  const terms = { cwd: "/", env: process.env, signal, timeoutMs: installTimeoutMs };
  await installDebianPackages(["postgresql-contrib"], terms);
  return installedPgbench();
}
