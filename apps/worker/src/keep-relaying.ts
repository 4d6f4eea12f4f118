import { setTimeout as wait } from "node:timers/promises";
import { relayBatchSize, relayEvents } from "@portal/api/worker";
import type { Workbench } from "./task.ts";

const pauseMs = 500;
const longestPauseMs = 10_000;

/** Turns events into jobs until it is stopped: at once while there are many, twice a second otherwise, less often while it fails. */
export function keepRelaying(bench: Workbench): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const relaying = relayUntil(stopping.signal, bench);
  return {
    stop: async () => {
      stopping.abort();
      await relaying;
    },
  };
}

async function relayUntil(signal: AbortSignal, bench: Workbench): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    let events = 0;
    try {
      events = await relayOnce(bench);
      failures = 0;
    } catch (error) {
      failures += 1;
      bench.logger.warn({ err: error, failures }, "relay failed");
    }
    if (events === relayBatchSize) continue;
    const pause = Math.min(pauseMs * 2 ** failures, longestPauseMs);
    await wait(pause, undefined, { signal }).catch(() => undefined);
  }
}

async function relayOnce({ database, jobs, wake, logger }: Workbench): Promise<number> {
  const { events, tasks } = await relayEvents(database, jobs);
  if (events > 0) {
    wake(tasks);
    logger.debug({ events, tasks }, "events relayed");
  }
  return events;
}
