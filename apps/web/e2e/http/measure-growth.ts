import { readFile } from "node:fs/promises";

const mebibyte = 1024 * 1024;

/** The most that a process grows by while something is done, in MB. */
export async function measureGrowthMb(pid: number, work: () => Promise<void>): Promise<number> {
  const beforeBytes = await residentBytes(pid);
  let peakBytes = beforeBytes;
  const watch = setInterval(() => {
    void residentBytes(pid).then((bytes) => {
      peakBytes = Math.max(peakBytes, bytes);
    });
  }, 5);
  try {
    await work();
  } finally {
    clearInterval(watch);
  }
  return Math.round((peakBytes - beforeBytes) / mebibyte);
}

async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/mu.exec(status)?.[1] ?? 0) * 1024;
}
