import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";
import { TransactionAbortedError } from "./errors.ts";

/** How far one transaction's COMMIT has come, as seen on its connection. */
export interface CommitProgress {
  state: "not_sent" | "sent" | "refused";
}

const progressOfThisCall = new AsyncLocalStorage<CommitProgress>();

/** Runs `work` and keeps, in `progress`, how far the COMMIT of the transaction in it has come. */
export function trackCommit<T>(progress: CommitProgress, work: () => Promise<T>): Promise<T> {
  return progressOfThisCall.run(progress, work);
}

/**
 * The driver's client, with two things put right:
 * PostgreSQL answers COMMIT of a failed transaction with a rollback and no error, which Prisma takes for success;
 * and a statement without an answer leaves its connection unusable, which the driver keeps.
 */
export class CommitVerifyingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const send: unknown = Reflect.get(this, "query");
    if (typeof send !== "function") throw new TypeError("pg.Client has no query function");
    // Defined instead of overridden: the driver's eight overloads cannot be written down without lying about types.
    Object.defineProperty(this, "query", {
      value: (...args: readonly unknown[]): unknown => {
        const isCommit = /^\s*commit\s*;?\s*$/i.test(statementText(args[0]));
        const progress = progressOfThisCall.getStore();
        if (isCommit && progress) progress.state = "sent";
        const answer: unknown = Reflect.apply(send, this, args);
        if (!(answer instanceof Promise)) return answer;
        const watched = answer.catch((error: unknown) => this.#dropWhenUnanswered(error));
        return isCommit ? verifyCommit(watched, progress) : watched;
      },
    });
  }

  #dropWhenUnanswered(error: unknown): never {
    if (error instanceof Error && error.message === "Query read timeout") this.connection.stream.destroy();
    throw error;
  }
}

async function verifyCommit(answer: Promise<unknown>, progress: CommitProgress | undefined): Promise<unknown> {
  const result = await answer.catch((error: unknown) => {
    // An error that leaves the connection alive is the server's word that nothing was committed.
    if (progress && error instanceof pg.DatabaseError && error.severity === "ERROR") progress.state = "refused";
    throw error;
  });
  if (typeof result === "object" && result !== null && Reflect.get(result, "command") === "COMMIT") return result;
  if (progress) progress.state = "refused";
  throw new TransactionAbortedError();
}

function statementText(query: unknown): string {
  if (typeof query === "string") return query;
  const text: unknown = typeof query === "object" && query !== null ? Reflect.get(query, "text") : undefined;
  return typeof text === "string" ? text : "";
}
