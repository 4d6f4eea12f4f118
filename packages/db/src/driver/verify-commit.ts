import { AsyncLocalStorage } from "node:async_hooks";
import type { Duplex } from "node:stream";
import pg from "pg";
import { TransactionAbortedError } from "../errors.ts";
import { statementText, type Wrapper } from "./wrap-query.ts";

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
 * Puts two things right:
 * PostgreSQL answers COMMIT of a failed transaction with a rollback and no error, which Prisma takes for success;
 * and a statement without an answer leaves its connection unusable, which the driver keeps.
 */
export function verifyCommits(stream: Duplex): Wrapper {
  const dropWhenUnanswered = (error: unknown): never => {
    if (error instanceof Error && error.message === "Query read timeout") stream.destroy();
    throw error;
  };
  return (send) => (args) => {
    const isCommit = /^\s*commit\s*;?\s*$/i.test(statementText(args));
    const progress = progressOfThisCall.getStore();
    if (isCommit && progress) progress.state = "sent";
    const answer = send(args);
    if (!(answer instanceof Promise)) return answer;
    const watched = answer.catch(dropWhenUnanswered);
    return isCommit ? verifyCommit(watched, progress) : watched;
  };
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
