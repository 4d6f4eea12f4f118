import {
  confirmationsPerTenMinutes,
  createFileServices,
  createLogger,
  createMailer,
  type Mailer,
  retryScheduleSeconds,
} from "@portal/api/worker";
import { createDatabase, type Database, IsolationError } from "@portal/db";
import { type JobQueue, type JobQueueEvent, startJobQueue } from "@portal/db/jobs";
import type { Settings } from "@portal/settings";
import { keepRelaying } from "./keep-relaying.ts";
import { observe } from "./observe.ts";
import type { Workbench } from "./task.ts";
import { tasks } from "./tasks.ts";

const connectTimeoutMs = 3_000;
const leaseCheckIntervalSeconds = 5;
const queuePoolMax = 4;

/** What a test may set otherwise than the product does. */
export interface WorkerOptions {
  readonly retryScheduleSeconds?: readonly number[];
  readonly leaseCheckIntervalSeconds?: number;
}

/** A worker at work. */
export interface Worker {
  /** Takes nothing new, waits so long for what is under way, gives back the rest, and closes the connections. */
  stop(graceMs: number): Promise<void>;
}

/** The worker must not run on this database; the message says why. */
export class WorkerRefusedError extends Error {
  override readonly name = "WorkerRefusedError";
}

type Logger = ReturnType<typeof createLogger>;

/** Starts the relay and the tasks. Rejects with `WorkerRefusedError` unless the database is current and keeps tenants apart. */
export async function startWorker(settings: Settings, options: WorkerOptions = {}): Promise<Worker> {
  if (settings.database.kind === "embedded") {
    throw new WorkerRefusedError("DATABASE_URL and INTAKE_DATABASE_URL are not set: `npm start` sets them.");
  }
  const { intakeUrl } = settings.database;
  const logger = createLogger(settings.logLevel).child({ process: "worker" });
  const database = openDatabase(settings, logger);
  const mailer = createMailer(settings, logger);
  try {
    await refuseUnsafeDatabase(database);
    const bench: Workbench = {
      database,
      logger,
      mailer,
      publicUrl: new URL(settings.publicUrl),
      breakerLimit: Math.max(1, Math.round(confirmationsPerTenMinutes * settings.limitsScale)),
      receivers: { isDevelopment: settings.isDevelopment },
      files: await createFileServices(settings, null),
      retryScheduleSeconds: options.retryScheduleSeconds ?? retryScheduleSeconds,
      jobs: { enqueue: (tx, jobs) => queue.enqueue(tx, jobs) },
      wake: (names) => queue.wake(names),
    };
    const queue: JobQueue = await startJobQueue(
      {
        intakeUrl,
        poolMax: queuePoolMax,
        connectTimeoutMs,
        leaseCheckIntervalSeconds: options.leaseCheckIntervalSeconds ?? leaseCheckIntervalSeconds,
        onEvent: (event) => logQueueEvent(logger, event),
      },
      tasks.map((task) => observe(task, bench)),
    );
    const relay = keepRelaying(bench);
    logger.info({ tasks: tasks.map(({ name }) => name) }, "worker ready");
    return { stop: (graceMs) => stop(graceMs, { relay, queue, mailer, database, logger }) };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function stop(
  graceMs: number,
  worker: { relay: { stop(): Promise<void> }; queue: JobQueue; mailer: Mailer; database: Database; logger: Logger },
): Promise<void> {
  worker.logger.info("worker stopping");
  await worker.relay.stop();
  await worker.queue.stop(graceMs);
  await worker.mailer.drain();
  await worker.database.close();
  worker.logger.info("worker stopped");
}

function openDatabase(settings: Settings, logger: Logger): Database {
  const { database } = settings;
  if (database.kind === "embedded") throw new WorkerRefusedError("There is no database.");
  return createDatabase({
    webUrl: database.webUrl,
    intakeUrl: database.intakeUrl,
    poolMax: settings.databasePoolMax,
    connectTimeoutMs,
    admissionQueueMax: settings.intakeQueueMax,
    admissionTimeoutMs: settings.intakeQueueTimeoutMs,
    transactionTimeoutMs: settings.transactionTimeoutMs,
    onEvent: (event) => logger.warn(event, "database"),
  });
}

async function refuseUnsafeDatabase(database: Database): Promise<void> {
  const { ready, problems } = await database.checkReadiness();
  if (!ready) throw new WorkerRefusedError(problems.join("\n"));
  await database.checkIsolation().catch((error: unknown) => {
    throw error instanceof IsolationError ? new WorkerRefusedError(error.message, { cause: error }) : error;
  });
}

function logQueueEvent(logger: Logger, { level, message, error }: JobQueueEvent): void {
  logger[level]({ err: error }, message);
}
