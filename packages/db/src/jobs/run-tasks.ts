import type { JobResult, JobWithMetadata, PgBoss } from "pg-boss";
import { sqlState } from "../errors.ts";
import { deadLetterOptions, deadLetterQueue } from "./dead-letter-queue.ts";
import { GivenUpError, type RunnableTask } from "./job.ts";

const retryDelayMaxSeconds = 3_600;
const pollIntervalSeconds = 2;
const daySeconds = 86_400;
const longestMessage = 200;

/** For each task, the number under which the library knows those who take its jobs. */
export type Takers = ReadonlyMap<string, string>;

/** States the queues of the tasks as their limits say, and begins to take their jobs. */
export async function runTasks(boss: PgBoss, tasks: readonly RunnableTask[]): Promise<Takers> {
  await boss.createQueue(deadLetterQueue, deadLetterOptions);
  const takers = new Map<string, string>();
  for (const task of tasks) {
    await stateQueue(boss, task);
    takers.set(task.name, await takeJobs(boss, task));
  }
  return takers;
}

async function stateQueue(boss: PgBoss, { name, limits }: RunnableTask): Promise<void> {
  const options = {
    expireInSeconds: limits.timeoutSeconds,
    retryLimit: limits.maxAttempts - 1,
    retryDelay: limits.retryDelaySeconds,
    retryBackoff: true,
    retryDelayMax: retryDelayMaxSeconds,
    deleteAfterSeconds: daySeconds,
    deadLetter: deadLetterQueue,
  };
  await boss.createQueue(name, options);
  // It may have been stated by an earlier version with other limits.
  await boss.updateQueue(name, options);
  if (limits.schedule !== undefined) await boss.schedule(name, limits.schedule, {}, { tz: "UTC", missed: "once" });
}

async function takeJobs(boss: PgBoss, task: RunnableTask): Promise<string> {
  const { concurrency, perGroup } = task.limits;
  const options = {
    batchSize: 1,
    includeMetadata: true,
    perJobResults: true,
    pollingIntervalSeconds: pollIntervalSeconds,
    localConcurrency: concurrency,
    ...(perGroup === undefined ? {} : { localGroupConcurrency: perGroup }),
  } as const;
  const takers: string = await boss.work<unknown, unknown, typeof options>(task.name, options, async (jobs) => {
    const results = await Promise.all(jobs.map((job) => runJob(task, job)));
    // Where there was one job there may be another, and the library would wait for its next poll.
    boss.notifyWorker(takers);
    return results;
  });
  return takers;
}

async function runJob(task: RunnableTask, job: JobWithMetadata<unknown>): Promise<JobResult> {
  const { id, data: payload, retryCount, signal } = job;
  try {
    await task.run({ id, payload, attempt: retryCount + 1, signal });
    return { id, status: "completed" };
  } catch (error) {
    return { id, status: error instanceof GivenUpError ? "deadletter" : "failed", output: describeFailure(error) };
  }
}

// Kept beside the job for an operator. What an error of the database says can hold values, so only its number is kept.
function describeFailure(error: unknown) {
  if (!(error instanceof Error)) return { error: "unknown" };
  const state = sqlState(error);
  const isForeign = state !== undefined || error.name.startsWith("Prisma");
  return {
    error: error.name,
    message: isForeign ? `SQLSTATE ${state ?? "none"}` : error.message.slice(0, longestMessage),
  };
}
