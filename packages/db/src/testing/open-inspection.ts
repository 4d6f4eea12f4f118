import { createDatabase, type Database } from "../database.ts";

/** Logs in as the superuser, who alone sees and changes everything whatever the row-level security says. */
export function openInspection(superuserUrl: string): Database {
  return createDatabase({
    webUrl: superuserUrl,
    intakeUrl: superuserUrl,
    poolMax: 2,
    connectTimeoutMs: 5_000,
    admissionQueueMax: 100,
    admissionTimeoutMs: 30_000,
    transactionTimeoutMs: 30_000,
  });
}
