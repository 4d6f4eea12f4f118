import { fromPrisma, type JobInsert, type PgBoss } from "pg-boss";
import type { Transaction } from "../database.ts";
import type { JobSender, NewJob, RunnableTask } from "./job.ts";
import { type JobQueueOptions, openBoss } from "./open-boss.ts";
import { runTasks, type Takers } from "./run-tasks.ts";

/** The worker's side of the job queue. */
export interface JobQueue extends JobSender {
  /** Looks for jobs of these tasks now and not at the next poll: for whoever has just committed some. */
  wake(tasks: readonly string[]): void;
  /** Takes no more jobs, waits so long for those that run, and gives back what is not done by then. */
  stop(graceMs: number): Promise<void>;
}

/** Connects, and begins to run the tasks. Rejects when the database is away or its queue is of another version. */
export async function startJobQueue(options: JobQueueOptions, tasks: readonly RunnableTask[]): Promise<JobQueue> {
  const boss = await openBoss(options);
  try {
    return jobQueueOn(boss, await runTasks(boss, tasks));
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
}

function jobQueueOn(boss: PgBoss, takers: Takers): JobQueue {
  return {
    enqueue: (tx, jobs) => enqueue(boss, tx, jobs),
    wake: (tasks) => {
      for (const id of tasks.flatMap((task) => takers.get(task) ?? [])) boss.notifyWorker(id);
    },
    stop: (graceMs) => boss.stop({ graceful: true, timeout: graceMs }),
  };
}

/** Inserts jobs within a transaction of the intake role, in one statement a task. */
async function enqueue(boss: PgBoss, tx: Transaction, jobs: readonly NewJob[]): Promise<void> {
  for (const [task, ofTask] of Map.groupBy(jobs, (job) => job.task)) {
    await boss.insert(task, ofTask.map(toInsert), { db: fromPrisma(tx) });
  }
}

function toInsert({ payload, runAt, group }: NewJob): JobInsert {
  return {
    data: payload,
    ...(runAt === undefined ? {} : { startAfter: runAt }),
    ...(group === undefined ? {} : { group: { id: group } }),
  };
}
