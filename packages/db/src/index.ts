// The running portal's side. What an operator does (start, migrate, seed) is in ./admin and never imported from here.
export { AdmissionGate } from "./admission-gate.ts";
export type { ConnectionName, DatabaseEvent } from "./connection.ts";
export { createDatabase } from "./database.ts";
export { drawId } from "./draw-id.ts";
export type { Database, DatabaseOptions, DirectoryClient, PoolUsage, Transaction } from "./database.ts";
export {
  DatabaseBusyError,
  DatabaseUnavailableError,
  sqlState,
  TransactionAbortedError,
  type TransactionOutcome,
} from "./errors.ts";
export * from "./generated/prisma/enums.ts";
export { Prisma } from "./generated/prisma/client.ts";
export type {
  Attachment,
  AuditEvent,
  Contact,
  Conversation,
  Message,
  RefreshToken,
  SignInLink,
  Tenant,
  TokenIssuer,
} from "./generated/prisma/client.ts";
export { IsolationError } from "./isolation.ts";
export { type QueueState, readQueueState, type TaskState } from "./jobs/read-queue-state.ts";
export type { Readiness } from "./readiness.ts";
