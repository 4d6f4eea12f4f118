import { runQuietly } from "../../scripts/processes.ts";

const graceMs = 60_000;

/** A floor: a program, what it runs, and on which database, given by the address that the product itself uses. */
export interface Floor {
  readonly pgbench: string;
  readonly script: string;
  readonly url: string;
}

/** So many clients that run the script without a break. Returns transactions a second. */
export async function runPgbench(
  { pgbench, script, url }: Floor,
  { clients, seconds, signal }: { clients: number; seconds: number; signal: AbortSignal },
): Promise<number> {
  const { hostname, port, username, password, pathname } = new URL(url);
  const args = ["--no-vacuum", "--protocol=prepared", `--client=${clients}`, "--jobs=2", `--time=${seconds}`];
  const { code, output } = await runQuietly(pgbench, [...args, `--file=${script}`, pathname.slice(1)], {
    cwd: "/",
    // By the environment, since anybody can read a command line.
    env: { ...process.env, PGHOST: hostname, PGPORT: port, PGUSER: username, PGPASSWORD: password },
    signal,
    timeoutMs: seconds * 1_000 + graceMs,
  });
  const rate = /^tps = ([\d.]+)/m.exec(output)?.[1];
  if (code !== 0 || rate === undefined || /aborted/i.test(output)) throw new Error(`pgbench failed:\n${output}`);
  return Number(rate);
}
