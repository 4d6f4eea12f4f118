import { execFile } from "node:child_process";
import { access, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  embeddedDatabase,
  embeddedFiles,
  type EmbeddedFiles,
  type EmbeddedPasswords,
  type EmbeddedUrls,
  embeddedUrls,
  readOrCreatePasswords,
  readPasswords,
} from "./embedded-files.ts";
import { commandAs, giveTo, postgresAccount, postgresProgram } from "./embedded-program.ts";
import {
  EmbeddedPostgresError,
  launchServer,
  portTaken,
  probeServer,
  readPid,
  type ServerAddress,
  stopServer,
  superuserClient,
} from "./embedded-server.ts";
import { readRolesScript } from "./prisma-folder.ts";

export interface EmbeddedPostgresOptions {
  /** Folder of the cluster, its log and its passwords; made when it does not exist. */
  readonly dataDir: string;
  /** Port on 127.0.0.1. */
  readonly port: number;
  /** More server settings, such as `{ fsync: "off" }` for a throw-away cluster. The defaults are durable. */
  readonly serverSettings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres extends EmbeddedUrls {
  /** Whether this call brought the server up; false when another living process did, which then also stops it. */
  readonly started: boolean;
  /** Stops the server unless another living process started it. Resolves when it has gone. */
  stop(): Promise<void>;
}

/**
 * Brings up the real PostgreSQL that lives in `dataDir`, with the portal's roles and its empty database.
 * Safe to call again, from this or another process: a server that runs already is used as it is.
 * Throws `EmbeddedPostgresError` when the port is taken or the server does not come up.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const files = embeddedFiles(options.dataDir);
  const passwords = await readOrCreatePasswords(files);
  const address: ServerAddress = { files, port: options.port, superuserPassword: passwords.superuser };
  const found = await probeServer(address);
  if (found === "foreign") throw portTaken(options.port);
  const started = found === "absent" || !(await launcherLives(files));
  if (found === "absent") {
    await initialiseCluster(files, passwords);
    await launchServer(address, options.serverSettings ?? {});
  }
  // A server whose launcher was killed is taken over, so that it is stopped with us.
  if (started) await writeFile(files.launcher, `${String(process.pid)}\n`);
  await createRolesAndDatabase(address, passwords);
  return {
    ...embeddedUrls(passwords, options.port),
    started,
    stop: async () => {
      if (!started) return;
      await stopServer(files);
      await rm(files.launcher, { force: true });
    },
  };
}

/**
 * The connection strings of the cluster in `dataDir`, without starting anything.
 * Throws `EmbeddedPostgresError` when there has never been a cluster.
 */
export async function readEmbeddedUrls(dataDir: string, port: number): Promise<EmbeddedUrls> {
  const passwords = await readPasswords(embeddedFiles(dataDir));
  if (!passwords) throw new EmbeddedPostgresError(`There is no database in ${dataDir} yet: start the portal first.`);
  return embeddedUrls(passwords, port);
}

// initdb works in a folder aside that is renamed at the end: an interrupted one is thrown away, not started.
async function initialiseCluster(files: EmbeddedFiles, passwords: EmbeddedPasswords): Promise<void> {
  if (await exists(join(files.cluster, "PG_VERSION"))) return;
  const account = await postgresAccount();
  const draft = `${files.cluster}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await giveTo(account, draft);
  const passwordFile = `${files.passwords}.initdb`;
  await writeFile(passwordFile, passwords.superuser, { mode: 0o600 });
  await giveTo(account, passwordFile);
  try {
    const args = [
      `--pgdata=${draft}`,
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--no-instructions",
    ];
    const command = await commandAs({ file: postgresProgram("initdb"), args, account }, draft);
    await promisify(execFile)(command.file, [...command.args], { ...(command.account ?? {}), cwd: "/" });
    await rename(draft, files.cluster);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function createRolesAndDatabase(address: ServerAddress, passwords: EmbeddedPasswords): Promise<void> {
  const client = superuserClient(address, "postgres");
  await client.connect();
  try {
    // Two processes may start at once, and neither CREATE ROLE nor CREATE DATABASE knows IF NOT EXISTS.
    await client.query("select pg_advisory_lock(hashtext('portal: roles and database'))");
    await client.query(
      "select set_config('portal.owner_password', $1, false), set_config('portal.web_password', $2, false), set_config('portal.intake_password', $3, false)",
      [passwords.owner, passwords.web, passwords.intake],
    );
    await client.query(await readRolesScript());
    const { rowCount } = await client.query("select from pg_database where datname = $1", [embeddedDatabase]);
    if (rowCount === 0) await client.query(`create database ${embeddedDatabase} owner portal_owner`);
  } finally {
    await client.end();
  }
}

async function launcherLives(files: EmbeddedFiles): Promise<boolean> {
  const pid = await readPid(files.launcher);
  if (pid === undefined) return false;
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    // EPERM: it lives, but belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
