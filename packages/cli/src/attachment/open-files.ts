import { createFileServices, createLogger, loadSigningKeys } from "@portal/api/operator";
import type { Settings } from "@portal/settings";
import { openDatabase } from "../database/open-database.ts";
import { readDataDir } from "../database/read-data-dir.ts";

/** Opens what work on attached files takes: the database, the store and the scanner that the portal uses. */
export async function openFiles(settings: Settings) {
  const dataDir = readDataDir(settings);
  const signingKeys = await loadSigningKeys({ dataDir });
  const files = await createFileServices({ ...settings, dataDir }, { signingKeys });
  const connection = await openDatabase(settings);
  return {
    ...files,
    database: connection.database,
    signingKeys,
    publicUrl: new URL(settings.publicUrl),
    // What a log would say is in the answer.
    logger: createLogger("silent"),
    [Symbol.asyncDispose]: () => connection[Symbol.asyncDispose](),
  };
}
