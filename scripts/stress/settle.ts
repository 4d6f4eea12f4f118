import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { StressedPortal } from "./stressed-portal.ts";

const undone = z.tuple([z.object({ count: z.number() })]);

/**
 * Waits until everything that follows from the submissions is done, however long the leases of dead workers are.
 * Gives how many things were still to be done when the time was up.
 */
export async function settle({ inspection }: StressedPortal, timeoutMs: number): Promise<number> {
  const deadline = AbortSignal.timeout(timeoutMs);
  for (;;) {
    const rows = await inspection.withRlsBypass(
      (tx) => tx.$queryRaw`
        select (select count(*) from outbox_events where relayed_at is null)::int
          + (select count(*) from pgboss.job where state < 'completed' and name not like '\\_\\_pgboss%')::int as count`,
    );
    const [{ count }] = undone.parse(rows);
    if (count === 0 || deadline.aborted) return count;
    await wait(200);
  }
}

/** Makes the leases of a worker that was just killed end now. Only while none lives: a living one would lose its jobs. */
export async function endLeases({ inspection }: StressedPortal): Promise<void> {
  await inspection.withRlsBypass(
    (tx) => tx.$executeRaw`update pgboss.job set started_on = started_on - interval '1 hour' where state = 'active'`,
  );
}
