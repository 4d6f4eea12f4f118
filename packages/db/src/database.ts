import { Connection, type ConnectionName, type DatabaseEvent } from "./connection.ts";
import type { Prisma } from "./generated/prisma/client.ts";
import { checkIsolation } from "./isolation.ts";
import { checkReadiness, type Readiness } from "./readiness.ts";
import { enterTenant, openBypass } from "./rls.ts";

export interface DatabaseOptions {
  /** Connection string of portal_web. */
  readonly webUrl: string;
  /** Connection string of portal_intake. */
  readonly intakeUrl: string;
  /** Transactions at once, per role. The pools hold one connection more, for readiness. */
  readonly poolMax: number;
  readonly connectTimeoutMs: number;
  /** Callers that may wait for a transaction, per role; more are turned away at once. */
  readonly admissionQueueMax: number;
  readonly admissionTimeoutMs: number;
  /** Longest transaction, from BEGIN to COMMIT. */
  readonly transactionTimeoutMs: number;
  /** Called for everything worth a metric or a log line; must not throw. */
  readonly onEvent?: (event: DatabaseEvent) => void;
}

/** Numbers of one role's pool and gate at this moment. */
export interface PoolUsage {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
  readonly running: number;
  readonly queued: number;
}

/** One open transaction; a use case's steps take it as their first parameter. */
export type Transaction = Prisma.TransactionClient;

/** What `readDirectory` can see: the public directory of tenants. */
export type DirectoryClient = Pick<Prisma.TransactionClient, "tenant">;

/**
 * The portal's two connections. Every call below may reject with `DatabaseBusyError` (turned away) or
 * `DatabaseUnavailableError` (not reached, or not in time); any other database error is rethrown as Prisma threw it.
 * A callback may run up to three times and must not have side effects, nor catch a database error.
 */
export interface Database {
  /** Reads the public directory as portal_web, before a tenant is known. Single statements, no transaction. */
  readDirectory<T>(work: (directory: DirectoryClient) => Promise<T>): Promise<T>;
  /** Reads one tenant's rows as portal_web, in a read-only transaction. RangeError when `tenantId` is not a UUID. */
  withTenant<T>(tenantId: string, work: (tx: Transaction) => Promise<T>): Promise<T>;
  /**
   * Reads and writes as portal_intake, in one transaction whose first statement opens the bypass policies.
   * Row-level security then protects nothing: every statement in `work` must name its tenant.
   * Rejects with `TransactionAbortedError` when `work` caught a database error.
   */
  withRlsBypass<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  poolUsage(): Readonly<Record<ConnectionName, PoolUsage>>;
  /** Whether both roles can ask the database, and every shipped migration is applied. Never rejects. */
  checkReadiness(): Promise<Readiness>;
  /** Rejects with `IsolationError` unless both roles are confined as the design demands. Asked once, before serving. */
  checkIsolation(): Promise<void>;
  /** Ends all connections. Transactions still running are rolled back. */
  close(): Promise<void>;
}

/** Opens nothing yet: connections are made when they are needed. How many databases a process has is the caller's business. */
export function createDatabase(options: DatabaseOptions): Database {
  const { webUrl, intakeUrl, onEvent = () => undefined, ...limits } = options;
  const web = new Connection({ ...limits, name: "web", url: webUrl, onEvent });
  const intake = new Connection({ ...limits, name: "intake", url: intakeUrl, onEvent });
  return {
    readDirectory: (work) => web.read(work),
    withTenant: (tenantId, work) =>
      web.transaction(async (tx) => {
        await enterTenant(tx, tenantId);
        return work(tx);
      }),
    withRlsBypass: (work) =>
      intake.transaction(async (tx) => {
        await openBypass(tx);
        return work(tx);
      }),
    poolUsage: () => ({ web: usageOf(web), intake: usageOf(intake) }),
    checkReadiness: oneAtATime(() => checkReadiness(web.pool, intake.pool)),
    checkIsolation: () => checkIsolation(web.pool, intake.pool),
    close: async () => {
      await Promise.all([web.close(), intake.close()]);
    },
  };
}

function usageOf({ pool, gate }: Connection): PoolUsage {
  return {
    total: pool.totalCount,
    idle: pool.idleCount,
    waiting: pool.waitingCount,
    running: gate.running,
    queued: gate.queued,
  };
}

// Whoever asks while the question is being answered gets the same answer: only one spare connection is kept for it.
function oneAtATime<T>(ask: () => Promise<T>): () => Promise<T> {
  let pending: Promise<T> | undefined;
  return () => {
    pending ??= ask().finally(() => {
      pending = undefined;
    });
    return pending;
  };
}
