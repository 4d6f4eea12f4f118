import { PgBoss } from "pg-boss";

/** How the job queue reaches the database, and what it does beside handing out jobs. */
export interface JobQueueOptions {
  /** Connection string of portal_intake. */
  readonly intakeUrl: string;
  readonly poolMax: number;
  readonly connectTimeoutMs: number;
  /** How often leases are looked through for those of workers that are gone. Left out by those who only look at the queue. */
  readonly leaseCheckIntervalSeconds?: number;
  /** Called for what an operator may want to log; must not throw. */
  readonly onEvent?: (event: JobQueueEvent) => void;
}

/** Something worth a log line. Never carries anything that a person wrote. */
export interface JobQueueEvent {
  readonly level: "warn" | "error";
  readonly message: string;
  readonly error?: unknown;
}

/**
 * Connects to the queue in the schema that the owner has migrated. It makes no table and changes none: what would need an
 * owner's rights (migrating, rebuilding indexes, keeping history by the day) is off.
 */
export async function openBoss(options: JobQueueOptions): Promise<PgBoss> {
  const { intakeUrl, poolMax, connectTimeoutMs, leaseCheckIntervalSeconds: intervalSeconds, onEvent } = options;
  const isWorking = intervalSeconds !== undefined;
  const boss = new PgBoss({
    connectionString: intakeUrl,
    application_name: "portal_jobs",
    max: poolMax,
    connectionTimeoutMillis: connectTimeoutMs,
    migrate: false,
    createSchema: false,
    registerInstance: false,
    reindex: false,
    monitorVacuum: false,
    supervise: isWorking,
    schedule: isWorking,
    ...(isWorking ? { superviseIntervalSeconds: intervalSeconds, monitorIntervalSeconds: intervalSeconds } : {}),
    maintenanceIntervalSeconds: 600,
  });
  // Without a listener an error of an idle connection would end the process.
  boss.on("error", (error) => onEvent?.({ level: "error", message: "job queue", error }));
  boss.on("warning", ({ message }) => onEvent?.({ level: "warn", message }));
  return boss.start();
}
