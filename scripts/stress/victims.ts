import { randomInt } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { endLeases } from "./settle.ts";
import type { StressedPortal } from "./stressed-portal.ts";

export const victims = ["backend", "database", "web", "worker"] as const;

/** What can be killed: a connection's process in the database, its server, the web process or the worker. */
export type Victim = (typeof victims)[number];

const server = z.tuple([z.object({ data_directory: z.string() })]);
const backends = z.array(z.object({ pid: z.number() }));
const longestOutageMs = 500;

/** Half of the kills hit backends; the rest is shared out evenly. In random order, and every victim at least once from four on. */
export function drawVictims(count: number): Victim[] {
  const drawn: Victim[] = Array.from({ length: count }, (_, index) =>
    index % 2 === 0 ? "backend" : (victims[1 + (((index - 1) / 2) % 3)] ?? "backend"),
  );
  return drawn
    .map((victim) => ({ victim, place: Math.random() }))
    .sort((first, second) => first.place - second.place)
    .map(({ victim }) => victim);
}

/** How a kill goes on. */
export interface KillTerms {
  /** Whether a killed worker's leases end with it, so that nobody has to wait for them. */
  readonly endsLeases: boolean;
}

/** Kills one with SIGKILL and starts again what does not start again by itself. Tells whether there was one to kill. */
export async function killOne(portal: StressedPortal, victim: Victim, { endsLeases }: KillTerms): Promise<boolean> {
  switch (victim) {
    case "backend":
      return killBackend(portal);
    case "database":
      return killDatabase(portal);
    case "web":
    case "worker":
      await portal[victim].kill();
      if (victim === "worker" && endsLeases) await endLeases(portal);
      await wait(randomInt(longestOutageMs));
      await portal[victim].start();
      return true;
  }
}

async function killBackend({ inspection }: StressedPortal): Promise<boolean> {
  // One at work rather than an idle one, where there is one.
  const rows = await inspection.withRlsBypass(
    (tx) => tx.$queryRaw`
      select pid from pg_stat_activity
      where usename in ('portal_web', 'portal_intake') order by (state <> 'idle') desc, random() limit 1`,
  );
  const [backend] = backends.parse(rows);
  return backend !== undefined && sendKill(backend.pid);
}

async function killDatabase({ inspection, startDatabase }: StressedPortal): Promise<boolean> {
  const rows = await inspection.withRlsBypass(
    (tx) => tx.$queryRaw`select current_setting('data_directory') as data_directory`,
  );
  const [{ data_directory: folder }] = server.parse(rows);
  const isKilled = sendKill(Number.parseInt(await readFile(join(folder, "postmaster.pid"), "utf8"), 10));
  await wait(randomInt(longestOutageMs));
  await startDatabase();
  return isKilled;
}

function sendKill(pid: number): boolean {
  try {
    process.kill(pid, "SIGKILL");
    return true;
  } catch {
    // It ended by itself in the meantime.
    return false;
  }
}
