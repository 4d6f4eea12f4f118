import type { Transaction } from "../database.ts";

/** What a job is about: ids, numbers and nothing that a person wrote, because the queue knows no tenants. */
export type JobPayload = Readonly<Record<string, string | number>>;

/** Something to be done by the worker. */
export interface NewJob {
  /** The task that does it. */
  readonly task: string;
  readonly payload: JobPayload;
  /** Not before this time; at once when left out. */
  readonly runAt?: Date;
  /** Jobs of one group take turns beyond the task's `perGroup`. */
  readonly group?: string;
}

/** How a task is run, and run again. */
export interface TaskLimits {
  /** Longest run, in seconds; also the lease, after which another worker may take the job of one that is gone. */
  readonly timeoutSeconds: number;
  /** After so many runs that failed, the job is dead. */
  readonly maxAttempts: number;
  /** First pause after a failure; each one doubles it, with jitter, up to an hour. */
  readonly retryDelaySeconds: number;
  /** Runs at once in one worker. */
  readonly concurrency: number;
  /** Runs at once for one group in one worker, so that one slow receiver does not take every place. */
  readonly perGroup?: number;
  /** A cron expression in UTC, for a task that nobody asks for. */
  readonly schedule?: string;
}

/** A job in the hands of the worker. */
export interface ClaimedJob {
  readonly id: string;
  readonly payload: unknown;
  /** 1 for the first run. */
  readonly attempt: number;
  /** Aborts when the time is up or the worker has to go. */
  readonly signal: AbortSignal;
}

/** A task and the code that does it; whatever `run` throws is a failed run. */
export interface RunnableTask {
  readonly name: string;
  readonly limits: TaskLimits;
  run(job: ClaimedJob): Promise<void>;
}

/** Thrown by a task that no further run would help: the job is dead at once. */
export class GivenUpError extends Error {
  override readonly name = "GivenUpError";
}

/** Hands jobs to the worker within a transaction of the intake role, so that they exist exactly if it commits. */
export interface JobSender {
  enqueue(tx: Transaction, jobs: readonly NewJob[]): Promise<void>;
}
