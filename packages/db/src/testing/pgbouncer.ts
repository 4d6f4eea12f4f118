import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { findFreePort } from "./free-port.ts";

const program = "/usr/sbin/pgbouncer";
const startTimeoutMs = 10_000;

/** A real PgBouncer in transaction mode: every transaction may run on another connection to the database. */
export interface PgBouncer extends AsyncDisposable {
  /** The same connection string, through the pooler. */
  through(url: string): string;
}

/**
 * Starts one in front of a server, for the logins of some connection strings.
 *
 * @throws Error when there is no PgBouncer: what nobody tries is not tested
 */
export async function startPgBouncer(urls: readonly string[]): Promise<PgBouncer> {
  if (!existsSync(program)) throw new Error("There is no PgBouncer: install Debian's pgbouncer, as `npm test` does.");
  const folder = await mkdtemp(join(tmpdir(), "portal-pgbouncer-"));
  // It does not run as root, and reads its files as who it is then.
  await chmod(folder, 0o755);
  const port = await findFreePort();
  const logins = urls.map((url) => new URL(url));
  const users = logins.map(({ username, password }) => `"${username}" "${decodeURIComponent(password)}"`);
  await writeFile(join(folder, "users.txt"), `${users.join("\n")}\n`);
  await writeFile(join(folder, "pgbouncer.ini"), configuration(folder, { port, serverPort: logins[0]?.port ?? "" }));
  const isRoot = process.getuid?.() === 0;
  const child = spawn(program, [...(isRoot ? ["-u", "nobody"] : []), join(folder, "pgbouncer.ini")], {
    stdio: "ignore",
  });
  const deadline = AbortSignal.timeout(startTimeoutMs);
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`PgBouncer ended with code ${child.exitCode} before it was up.`);
    deadline.throwIfAborted();
    await wait(20);
  }
  return {
    through: (url) => {
      const changed = new URL(url);
      changed.port = String(port);
      return changed.href;
    },
    [Symbol.asyncDispose]: async () => {
      const exit = once(child, "exit");
      child.kill("SIGKILL");
      await exit;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function configuration(folder: string, { port, serverPort }: { port: number; serverPort: string }): string {
  return [
    "[databases]",
    `* = host=127.0.0.1 port=${serverPort}`,
    "[pgbouncer]",
    "listen_addr = 127.0.0.1",
    `listen_port = ${port}`,
    "unix_socket_dir =",
    "auth_type = plain",
    `auth_file = ${join(folder, "users.txt")}`,
    "pool_mode = transaction",
    "default_pool_size = 3",
    "",
  ].join("\n");
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
