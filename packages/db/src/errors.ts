/** How a transaction ended that did not answer: nothing was written, or nobody can tell. */
export type TransactionOutcome = "rolled_back" | "unknown";

/** The database cannot be reached, or did not answer in time. A caller answers 503; `unknown` must not be retried blindly. */
export class DatabaseUnavailableError extends Error {
  override readonly name = "DatabaseUnavailableError";
  readonly outcome: TransactionOutcome;

  constructor(outcome: TransactionOutcome, options: { readonly cause: unknown }) {
    super(
      outcome === "unknown"
        ? "The connection was lost while committing: whether it was committed is unknown."
        : "The database is unavailable; nothing was written.",
      options,
    );
    this.outcome = outcome;
  }
}

/** More callers wait for the database than are let in. A caller answers 503 with `Retry-After`. */
export class DatabaseBusyError extends Error {
  override readonly name = "DatabaseBusyError";
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super("Too many callers wait for the database.");
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/**
 * The callback caught a database error and went on: PostgreSQL answered its COMMIT with a rollback, so nothing was written.
 * This is a mistake in the callback, which must let database errors through.
 */
export class TransactionAbortedError extends Error {
  override readonly name = "TransactionAbortedError";

  constructor() {
    super("COMMIT was answered with a rollback: an earlier database error was caught inside the transaction.");
  }
}

/** What an error from Prisma or the driver means for the transaction it ended. */
export type FailureKind =
  /** Another transaction was in the way; running the whole callback again is safe and likely to help. */
  | "conflict"
  /** The connection broke or was refused; running again on a new connection may help. */
  | "connection_lost"
  /** The database did not answer in time; running again would only add to its load. */
  | "timeout"
  /** Anything else: the caller's business, rethrown untouched. */
  | "other";

const conflictStates = new Set(["40001", "40P01", "55P03"]);
// Administrator's shutdown, crash of another backend, starting up, killed for being idle in a transaction.
const lostStates = new Set(["57P01", "57P02", "57P03", "25P03"]);
// A cancelled statement, and a server that has run out of connections, memory or disk.
const timeoutStates = new Set(["57014", "25P04", "57P05", "53000", "53100", "53200", "53300", "53400"]);
const socketCodes = new Set(["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "EPIPE", "EHOSTUNREACH"]);
const lostKinds = new Set(["DatabaseNotReachable", "ConnectionClosed"]);
const timeoutKinds = new Set(["SocketTimeout", "TooManyConnections"]);
// The driver gives these no code at all.
const lostSentences = /connection terminated|not queryable|connection error|client was closed/i;
const timeoutSentences = /timeout exceeded when trying to connect|due to connection timeout|query read timeout/i;

/** Sorts an error thrown by a Prisma call, by SQLSTATE where there is one. */
export function classifyFailure(error: unknown): FailureKind {
  const state = sqlState(error);
  if (state !== undefined) return classifyState(state);
  // Prisma's own sentence for "no connection in time" and "the transaction took too long".
  if (property(error, "code") === "P2028") return "timeout";
  for (const link of errorChain(error)) {
    const kind = classifyLink(link);
    if (kind !== "other") return kind;
  }
  return "other";
}

/** The SQLSTATE behind an error thrown by a Prisma call or by the driver, or undefined when the server sent none. */
export function sqlState(error: unknown): string | undefined {
  for (const link of errorChain(error)) {
    const original = property(link, "originalCode");
    if (typeof original === "string") return original;
    const code = property(link, "code");
    // Prisma's own codes (P2002) and the operating system's (EPIPE) can be five characters as well.
    if (typeof code === "string" && /^[0-9A-DF-Z][0-9A-Z]{4}$/.test(code) && !/^P[0-9]{4}$/.test(code)) return code;
  }
  return undefined;
}

function classifyState(state: string): FailureKind {
  if (conflictStates.has(state)) return "conflict";
  if (lostStates.has(state) || state.startsWith("08")) return "connection_lost";
  return timeoutStates.has(state) ? "timeout" : "other";
}

function classifyLink(link: unknown): FailureKind {
  const code = property(link, "code");
  if (typeof code === "string" && socketCodes.has(code)) return "connection_lost";
  if (code === "ETIMEDOUT") return "timeout";
  const kind = property(link, "kind");
  if (typeof kind === "string" && lostKinds.has(kind)) return "connection_lost";
  if (typeof kind === "string" && timeoutKinds.has(kind)) return "timeout";
  const message = property(link, "message");
  if (typeof message !== "string") return "other";
  if (timeoutSentences.test(message)) return "timeout";
  return lostSentences.test(message) ? "connection_lost" : "other";
}

// An error, what Prisma keeps of the driver's error in its meta, and the causes of both.
function errorChain(error: unknown): unknown[] {
  const chain: unknown[] = [];
  const waiting = [error];
  while (waiting.length > 0 && chain.length < 10) {
    const link = waiting.shift();
    if (typeof link !== "object" || link === null || chain.includes(link)) continue;
    chain.push(link);
    waiting.push(property(property(link, "meta"), "driverAdapterError"), property(link, "cause"));
  }
  return chain;
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
