import type { Services } from "../services.ts";
import { scanPending } from "./scan-pending.ts";
import { sweepAttachments } from "./sweep-attachments.ts";

const sweepEveryMs = 10 * 60_000;
const scanEveryMs = 60_000;
/** Spreads the runs of several processes, which would otherwise start together and stay together. */
const jitter = 0.2;

/**
 * Sweeps files and has them scanned from time to time, inside a process that runs anyway. Several processes may do so at once.
 *
 * @returns what ends it
 */
export function scheduleUpkeep(services: Services): () => void {
  const stops = [
    repeat(services, { everyMs: sweepEveryMs, run: () => sweepAttachments(services) }),
    ...(services.scanner === null
      ? []
      : [repeat(services, { everyMs: scanEveryMs, run: () => scanPending(services) })]),
  ];
  return () => stops.forEach((stop) => stop());
}

interface Repeated {
  everyMs: number;
  run: () => Promise<unknown>;
}

/** The next run is planned when one is over, so that a slow one is never overtaken by itself. */
function repeat({ logger }: Services, { everyMs, run }: Repeated): () => void {
  let timer: NodeJS.Timeout;
  const plan = () => {
    const delayMs = everyMs * (1 + jitter * (2 * Math.random() - 1));
    timer = setTimeout(() => {
      void run()
        .catch((error: unknown) =>
          logger.warn({ err: error }, "the upkeep of files did not end well; it is tried again"),
        )
        .finally(plan);
    }, delayMs);
    // A process that has nothing else to do may end.
    timer.unref();
  };
  plan();
  return () => clearTimeout(timer);
}
