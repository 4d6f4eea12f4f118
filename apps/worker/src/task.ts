import type { createLogger, FileServices, Mailer, ReceiverRules } from "@portal/api/worker";
import type { Database } from "@portal/db";
import type { ClaimedJob, JobSender, TaskLimits } from "@portal/db/jobs";
import type { z } from "zod";

/** What every task may reach. */
export interface Workbench {
  readonly database: Database;
  readonly logger: ReturnType<typeof createLogger>;
  readonly jobs: JobSender;
  /** Looks for new jobs of these tasks at once, when they have been committed. */
  readonly wake: (tasks: readonly string[]) => void;
  readonly mailer: Mailer;
  readonly publicUrl: URL;
  /** How many unproved addresses a tenant may have mailed to in ten minutes. */
  readonly breakerLimit: number;
  readonly receivers: ReceiverRules;
  /** Where attached files are, and what scans them. */
  readonly files: FileServices;
  readonly retryScheduleSeconds: readonly number[];
}

/** What a run has to say of itself for the log: numbers and outcomes. */
export type Report = Readonly<Record<string, string | number | null>>;

/** A run of a job: which it is of how many, and what ends it early. */
export type Run = Pick<ClaimedJob, "attempt" | "signal">;

/** Something that the worker does. */
export interface Task {
  readonly name: string;
  readonly limits: TaskLimits;
  readonly run: (bench: Workbench, payload: unknown, run: Run) => Promise<Report>;
}

/** Declares a task whose jobs hold what `schema` says. */
export function defineTask<Schema extends z.ZodType>(
  name: string,
  definition: {
    readonly limits: TaskLimits;
    readonly schema: Schema;
    readonly run: (bench: Workbench, payload: z.output<Schema>, run: Run) => Promise<Report>;
  },
): Task {
  const { limits, schema, run } = definition;
  return { name, limits, run: async (bench, payload, terms) => run(bench, schema.parse(payload), terms) };
}
