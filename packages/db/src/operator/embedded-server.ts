import { type ChildProcess, execFile, spawn } from "node:child_process";
import { open, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import type { EmbeddedFiles } from "./embedded-files.ts";
import { commandAs, postgresAccount, postgresProgram } from "./embedded-program.ts";

const startTimeoutMs = 60_000;
const stopTimeoutMs = 30_000;
const pollIntervalMs = 50;
const retryIntervalMs = 500;

/** Thrown when the embedded server does not come up or go down; the message says where its log is. */
export class EmbeddedPostgresError extends Error {
  override readonly name = "EmbeddedPostgresError";
}

/** What it takes to reach one embedded server as its superuser. */
export interface ServerAddress {
  readonly files: EmbeddedFiles;
  readonly port: number;
  readonly superuserPassword: string;
}

/** Whether the server of this very data folder answers on the port. Another server there is "foreign". */
export async function probeServer(address: ServerAddress): Promise<"own" | "foreign" | "absent"> {
  const client = superuserClient(address, "postgres");
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    return rows[0]?.data_directory === address.files.cluster ? "own" : "foreign";
  } catch (error) {
    // A wrong password means that somebody else's PostgreSQL answers there.
    return error instanceof pg.DatabaseError && error.code?.startsWith("28") ? "foreign" : "absent";
  } finally {
    await client.end();
  }
}

/** A client for the superuser, which only start-up, tests and repairs use. Not connected yet. */
export function superuserClient(address: ServerAddress, database: string): pg.Client {
  const client = new pg.Client({
    host: "127.0.0.1",
    port: address.port,
    user: "postgres",
    password: address.superuserPassword,
    database,
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => undefined);
  return client;
}

/** Starts the server and resolves when it answers. Retries while a killed predecessor's memory is being freed. */
export async function launchServer(address: ServerAddress, settings: Readonly<Record<string, string>>): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline) {
    if (await isStartingAlready(address.files)) {
      await sleep(pollIntervalMs);
    } else {
      if (await isPortTaken(address.port)) throw portTaken(address.port);
      const child = await spawnServer(address, settings);
      if (await answersBeforeExit(address, child, deadline)) return;
      await sleep(retryIntervalMs);
    }
    if ((await probeServer(address)) === "own") return;
  }
  throw new EmbeddedPostgresError(`The embedded PostgreSQL did not start; its log is ${address.files.log}.`);
}

/** The error that says that something else listens on the port. */
export function portTaken(port: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError(`Port ${String(port)} is taken by another server: choose another one.`);
}

/** Shuts the server of this data folder down (open transactions are rolled back) and waits until it has gone. */
export async function stopServer(files: EmbeddedFiles): Promise<void> {
  const pid = await readPid(join(files.cluster, "postmaster.pid"));
  if (pid === undefined || !(await isServerOf(files, pid))) return;
  process.kill(pid, "SIGINT");
  const deadline = Date.now() + stopTimeoutMs;
  while (await isServerOf(files, pid)) {
    if (Date.now() > deadline) {
      throw new EmbeddedPostgresError(`The embedded PostgreSQL did not stop; its log is ${files.log}.`);
    }
    await sleep(pollIntervalMs);
  }
}

/** The process id in the first line of a file, or undefined when there is none. */
export async function readPid(path: string): Promise<number | undefined> {
  const text = await readFile(path, "utf8").catch(() => "");
  const pid = Number.parseInt(text, 10);
  return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
}

async function spawnServer(
  { files, port }: ServerAddress,
  settings: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  const server: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    timezone: "UTC",
    log_timezone: "UTC",
    ...settings,
  };
  const flags = Object.entries(server).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const args = ["-D", files.cluster, "-p", String(port), ...flags];
  const program = { file: postgresProgram("postgres"), args, account: await postgresAccount() };
  const command = await commandAs(program, files.cluster);
  const log = await open(files.log, "a", 0o600);
  try {
    // A process group of its own: Ctrl-C in the terminal must reach the portal first, which then stops the server.
    const child = spawn(command.file, command.args, {
      ...(command.account ?? {}),
      cwd: "/",
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
    });
    child.on("error", () => undefined);
    child.unref();
    return child;
  } finally {
    await log.close();
  }
}

async function answersBeforeExit(address: ServerAddress, child: ChildProcess, deadline: number): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined && Date.now() < deadline) {
    if ((await probeServer(address)) === "own") return true;
    await sleep(pollIntervalMs);
  }
  return false;
}

// After a kill -9 or a restarted container, postmaster.pid may name a process id that now belongs to something else,
// and PostgreSQL would then refuse to start.
async function isStartingAlready(files: EmbeddedFiles): Promise<boolean> {
  const path = join(files.cluster, "postmaster.pid");
  const pid = await readPid(path);
  if (pid === undefined) return false;
  if (await isServerOf(files, pid)) return true;
  await rm(path, { force: true });
  return false;
}

async function isPortTaken(port: number): Promise<boolean> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once("error", reject);
      probe.listen(port, "127.0.0.1", resolve);
    });
    return false;
  } catch {
    return true;
  } finally {
    probe.close();
  }
}

async function isServerOf(files: EmbeddedFiles, pid: number): Promise<boolean> {
  const commandLine = await readCommandLine(pid);
  return commandLine.includes("postgres") && commandLine.includes(files.cluster);
}

async function readCommandLine(pid: number): Promise<string> {
  try {
    return (await readFile(`/proc/${String(pid)}/cmdline`, "utf8")).replaceAll("\0", " ");
  } catch {
    // No /proc (macOS), or no such process: `ps` tells the two apart by answering or failing.
    const answer = promisify(execFile)("ps", ["-p", String(pid), "-o", "command="]);
    return answer.then(({ stdout }) => stdout).catch(() => "");
  }
}
