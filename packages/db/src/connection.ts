import { setTimeout as sleep } from "node:timers/promises";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { AdmissionGate } from "./admission-gate.ts";
import { PortalClient } from "./driver/portal-client.ts";
import { type CommitProgress, trackCommit } from "./driver/verify-commit.ts";
import { classifyFailure, DatabaseBusyError, DatabaseUnavailableError, sqlState } from "./errors.ts";
import { type Prisma, PrismaClient } from "./generated/prisma/client.ts";

const maxTries = 3;
const retryDelayMinMs = 20;
const retryDelayMaxMs = 100;

/** Which of the two app roles a connection logs in as. */
export type ConnectionName = "web" | "intake";

/** Something an operator may want to count or log. Never carries a value from a row or a statement. */
export type DatabaseEvent =
  | { readonly kind: "retried"; readonly connection: ConnectionName; readonly sqlState: string | undefined }
  | { readonly kind: "turned_away"; readonly connection: ConnectionName }
  | { readonly kind: "unavailable"; readonly connection: ConnectionName; readonly outcome: "rolled_back" | "unknown" }
  | { readonly kind: "connection_failed"; readonly connection: ConnectionName; readonly message: string };

export interface ConnectionOptions {
  readonly name: ConnectionName;
  readonly url: string;
  readonly poolMax: number;
  readonly connectTimeoutMs: number;
  readonly admissionQueueMax: number;
  readonly admissionTimeoutMs: number;
  readonly transactionTimeoutMs: number;
  readonly onEvent: (event: DatabaseEvent) => void;
}

/** One role's pool, gate and Prisma client. */
export class Connection {
  readonly name: ConnectionName;
  /** For catalogue questions that Prisma has no business with. */
  readonly pool: pg.Pool;
  readonly gate: AdmissionGate;
  readonly #prisma: PrismaClient;
  readonly #onEvent: (event: DatabaseEvent) => void;

  constructor(options: ConnectionOptions) {
    this.name = options.name;
    this.#onEvent = options.onEvent;
    this.pool = openPool(options);
    // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
    this.pool.on("error", (error) => {
      this.#onEvent({ kind: "connection_failed", connection: this.name, message: error.message });
    });
    this.gate = new AdmissionGate({
      running: options.poolMax,
      queued: options.admissionQueueMax,
      timeoutMs: options.admissionTimeoutMs,
    });
    this.#prisma = new PrismaClient({
      adapter: new PrismaPg(this.pool),
      errorFormat: "minimal",
      transactionOptions: {
        // The pool gives up first, so that its error says what was wrong.
        maxWait: options.connectTimeoutMs + 500,
        timeout: options.transactionTimeoutMs,
      },
    });
  }

  /** Runs `work` in an interactive transaction, again after a conflict or a lost connection, at most three times. */
  transaction<T>(work: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T> {
    return this.#admitted((progress) => trackCommit(progress, () => this.#prisma.$transaction(work)));
  }

  /** Runs single statements without a transaction: a third of the round trips, and nothing to commit. */
  read<T>(work: (client: Pick<Prisma.TransactionClient, "tenant">) => Promise<T>): Promise<T> {
    return this.#admitted(() => work(this.#prisma));
  }

  async close(): Promise<void> {
    await this.#prisma.$disconnect();
    await this.pool.end();
  }

  async #admitted<T>(attempt: (progress: CommitProgress) => Promise<T>): Promise<T> {
    try {
      return await this.gate.run(() => this.#tryUpToThreeTimes(attempt));
    } catch (error) {
      if (error instanceof DatabaseBusyError) this.#onEvent({ kind: "turned_away", connection: this.name });
      if (error instanceof DatabaseUnavailableError) {
        this.#onEvent({ kind: "unavailable", connection: this.name, outcome: error.outcome });
      }
      throw error;
    }
  }

  async #tryUpToThreeTimes<T>(attempt: (progress: CommitProgress) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      const progress: CommitProgress = { state: "not_sent" };
      try {
        return await attempt(progress);
      } catch (error) {
        const next = decide(error, progress, tries);
        if (next !== "again") throw next;
        this.#onEvent({ kind: "retried", connection: this.name, sqlState: sqlState(error) });
        await sleep(retryDelayMinMs + Math.random() * (retryDelayMaxMs - retryDelayMinMs));
      }
    }
  }
}

// Either "again", or what to throw.
function decide(error: unknown, progress: CommitProgress, tries: number): unknown {
  const failure = classifyFailure(error);
  // Once COMMIT is on its way only the server's answer tells what became of it.
  if (progress.state === "sent" && failure !== "conflict")
    return new DatabaseUnavailableError("unknown", { cause: error });
  if (failure === "other") return error;
  const mayHelp = failure === "conflict" || failure === "connection_lost";
  if (mayHelp && tries < maxTries) return "again";
  return new DatabaseUnavailableError("rolled_back", { cause: error });
}

function openPool(options: ConnectionOptions): pg.Pool {
  return new pg.Pool({
    connectionString: options.url,
    Client: PortalClient,
    onConnect: (client) => {
      if (client instanceof PortalClient) client.lookAtServer();
    },
    // One more than the gate lets in: readiness must be able to ask while everybody is busy.
    max: options.poolMax + 1,
    connectionTimeoutMillis: options.connectTimeoutMs,
    // The last resort when the network swallows the answer; the roles' own time-outs come first.
    query_timeout: options.transactionTimeoutMs + options.connectTimeoutMs,
    keepAlive: true,
    application_name: `portal_${options.name}`,
  });
}
