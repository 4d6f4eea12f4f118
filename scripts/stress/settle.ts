import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { StressedPortal } from "./stressed-portal.ts";

const undone = z.tuple([z.object({ count: z.number(), retries: z.number(), open: z.string().nullable() })]);

/** How a portal came to rest. */
export interface Rest {
  /** How many things were still to be done when the time was up. */
  readonly left: number;
  /** What they were, and how often each had been tried again. */
  readonly open: string;
  readonly seconds: number;
  /** How often one job was taken anew at most; each time it waits about twice as long. */
  readonly mostRetries: number;
}

/** Waits until everything that follows from the submissions is done, however long the leases of dead workers are. */
export async function settle({ inspection }: StressedPortal, timeoutMs: number): Promise<Rest> {
  const startedAtMs = performance.now();
  const deadline = AbortSignal.timeout(timeoutMs);
  for (;;) {
    const rows = await inspection.withRlsBypass(
      (tx) => tx.$queryRaw`
        with jobs as (select * from pgboss.job where name not like '\\_\\_pgboss%')
        select (select count(*) from outbox_events where relayed_at is null)::int
            + (select count(*) from jobs where state < 'completed')::int as count,
          (select coalesce(max(retry_count), 0) from jobs)::int as retries,
          (select string_agg(format('%s %s, retry %s', name, state, retry_count), '; ') from jobs where state < 'completed') as open`,
    );
    const [{ count, retries, open }] = undone.parse(rows);
    const seconds = (performance.now() - startedAtMs) / 1_000;
    if (count === 0 || deadline.aborted) return { left: count, open: open ?? "", seconds, mostRetries: retries };
    await wait(200);
  }
}

/** Makes the leases of a worker that was just killed end now. Only while none lives: a living one would lose its jobs. */
export async function endLeases({ inspection }: StressedPortal): Promise<void> {
  await inspection.withRlsBypass(
    (tx) => tx.$executeRaw`update pgboss.job set started_on = started_on - interval '1 hour' where state = 'active'`,
  );
}
