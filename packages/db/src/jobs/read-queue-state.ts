import { z } from "zod";
import type { Database } from "../database.ts";
import { deadLetterQueue } from "./dead-letter-queue.ts";

const taskRows = z.array(
  z.object({
    task: z.string(),
    waiting: z.number(),
    failing: z.number(),
    running: z.number(),
    dead: z.number(),
    oldestReadySeconds: z.number(),
  }),
);
const outboxRows = z.tuple([z.object({ outboxWaiting: z.number(), outboxOldestSeconds: z.number() })]);

/** How many jobs of a task there are in each state, and how long the oldest of them has been due. */
export type TaskState = z.infer<typeof taskRows>[number];

/** What waits, runs and is dead, in the outbox and in the job queue. */
export type QueueState = z.infer<typeof outboxRows>[0] & { readonly tasks: readonly TaskState[] };

/** Reads the state of outbox and job queue, whichever worker is or is not running. */
export async function readQueueState(database: Database): Promise<QueueState> {
  return database.withRlsBypass(async (tx) => {
    const [outbox] = outboxRows.parse(
      await tx.$queryRaw`
        select count(*)::int as "outboxWaiting",
          coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as "outboxOldestSeconds"
        from outbox_events where relayed_at is null`,
    );
    const tasks = taskRows.parse(
      await tx.$queryRaw`
        select case name when ${deadLetterQueue} then coalesce(source_name, name) else name end as task,
          count(*) filter (where name <> ${deadLetterQueue} and state = 'created')::int as waiting,
          count(*) filter (where state = 'retry')::int as failing,
          count(*) filter (where state = 'active')::int as running,
          count(*) filter (where name = ${deadLetterQueue})::int as dead,
          coalesce(extract(epoch from now() - min(start_after) filter (
            where name <> ${deadLetterQueue} and state in ('created', 'retry') and start_after <= now())), 0)::float8
            as "oldestReadySeconds"
        from pgboss.job
        where state in ('created', 'retry', 'active') and name not like '\\_\\_pgboss\\_\\_%'
        group by 1 order by 1`,
    );
    return { ...outbox, tasks };
  });
}
