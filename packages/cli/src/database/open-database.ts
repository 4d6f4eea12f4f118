import { createDatabase, type Database } from "@portal/db";
import type { Settings } from "@portal/settings";
import { openServer } from "./open-server.ts";

const connectTimeoutMs = 3_000;

/** The database as the running portal sees it, under its two unprivileged roles. */
export interface OpenDatabase extends AsyncDisposable {
  readonly database: Database;
}

/** Opens the database for one command, which needs one connection at a time. */
export async function openDatabase(settings: Settings): Promise<OpenDatabase> {
  const server = await openServer(settings);
  const database = createDatabase({
    webUrl: server.webUrl,
    intakeUrl: server.intakeUrl,
    poolMax: 1,
    connectTimeoutMs,
    admissionQueueMax: settings.intakeQueueMax,
    admissionTimeoutMs: settings.intakeQueueTimeoutMs,
    transactionTimeoutMs: settings.transactionTimeoutMs,
  });
  return {
    database,
    [Symbol.asyncDispose]: async () => {
      await database.close();
      await server[Symbol.asyncDispose]();
    },
  };
}
