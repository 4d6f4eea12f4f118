import { z } from "zod";
import { deadLetterOptions, deadLetterQueue } from "./dead-letter-queue.ts";
import { type JobQueueOptions, openBoss } from "./open-boss.ts";

const mostShown = 1_000;

const failureSchema = z.object({ error: z.string().optional(), message: z.string().optional() }).nullable().catch(null);

/** A job that no run could do. */
export interface DeadJob {
  readonly id: string;
  readonly task: string;
  readonly payload: unknown;
  readonly attempts: number;
  /** What the last run died of, in a few words. */
  readonly reason: string;
  readonly createdAt: Date;
  readonly diedAt: Date;
}

/** The operator's side of the job queue. */
export interface JobDesk extends AsyncDisposable {
  /** The dead jobs, oldest first, a thousand at most. */
  listDead(): Promise<readonly DeadJob[]>;
  /** Makes dead jobs new ones, all of them or those named; returns how many. */
  replay(ids?: readonly string[]): Promise<number>;
}

/** Connects to the queue without running anything of it. */
export async function openJobDesk(options: JobQueueOptions): Promise<JobDesk> {
  const boss = await openBoss(options);
  // Stated here too, because an operator may ask before the first worker has ever run.
  await boss.createQueue(deadLetterQueue, deadLetterOptions);
  return {
    listDead: async () => {
      const jobs = await boss.findJobs<unknown>(deadLetterQueue, { queued: true, limit: mostShown });
      return jobs.map((job) => ({
        id: job.id,
        task: job.sourceName ?? "unknown",
        payload: job.data,
        attempts: (job.sourceRetryCount ?? 0) + 1,
        reason: reasonOf(job.sourceOutput),
        createdAt: job.sourceCreatedOn ?? job.createdOn,
        diedAt: job.createdOn,
      }));
    },
    replay: async (ids) => {
      if (ids?.length === 0) return 0;
      return boss.redrive(deadLetterQueue, ids === undefined ? {} : { ids: [...ids] });
    },
    [Symbol.asyncDispose]: () => boss.stop({ graceful: true, timeout: 1_000 }),
  };
}

function reasonOf(output: unknown): string {
  const failure = failureSchema.parse(output);
  return [failure?.error, failure?.message].filter((part) => part !== undefined).join(": ") || "unknown";
}
