import { readdir, readFile } from "node:fs/promises";

/** Linux counts processor time in hundredths of a second, whatever the kernel was built with (man 5 proc, `sysconf(_SC_CLK_TCK)`). */
const msPerTick = 10;

interface ProcessStat {
  readonly pid: number;
  readonly parent: number;
  readonly ownTicks: number;
  /** Of children that have ended. */
  readonly endedTicks: number;
}

/** Milliseconds of processor time that a process and its descendants have used so far; NaN where there is no /proc. */
export async function processorMs(root: number): Promise<number> {
  const stats = await readStats();
  if (stats === null) return Number.NaN;
  const family = new Set([root]);
  // A child has a higher number than its parent but after a wrap-around, so that twice around is enough.
  for (const _ of [1, 2]) for (const { pid, parent } of stats) if (family.has(parent)) family.add(pid);
  const ticks = stats
    .filter(({ pid }) => family.has(pid))
    .reduce((sum, { ownTicks, endedTicks }) => sum + ownTicks + endedTicks, 0);
  return ticks * msPerTick;
}

/** Megabytes of memory that a process has in use; NaN where there is no /proc. */
export async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) / 1024;
}

async function readStats(): Promise<ProcessStat[] | null> {
  const names = await readdir("/proc").catch(() => null);
  if (names === null) return null;
  const read = names.filter((name) => /^\d+$/.test(name)).map((name) => readStat(Number(name)));
  return (await Promise.all(read)).filter((stat) => stat !== null);
}

async function readStat(pid: number): Promise<ProcessStat | null> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (text === null) return null;
  // The name in parentheses may hold anything, spaces and parentheses too.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map((index) =>
    Number(fields[index]),
  );
  return { pid, parent, ownTicks: user + system, endedTicks: endedUser + endedSystem };
}
