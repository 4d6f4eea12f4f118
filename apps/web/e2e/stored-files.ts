import { createDatabase } from "@portal/db";
import { readEmbeddedUrls } from "@portal/db/admin";
import { readSettings } from "@portal/settings";

/** Reads which files the database holds with a tenant's conversation of this subject, in the order of their names. */
export async function storedFiles(tenantId: string, subject: string) {
  const { dataDir, database: settings } = readSettings();
  if (settings.kind !== "embedded") throw new Error("The tests bring their own database.");
  const urls = await readEmbeddedUrls(dataDir, settings.port);
  const database = createDatabase({
    ...urls,
    poolMax: 1,
    connectTimeoutMs: 5_000,
    admissionQueueMax: 1,
    admissionTimeoutMs: 5_000,
    transactionTimeoutMs: 5_000,
  });
  try {
    return await database.withTenant(tenantId, (tx) =>
      tx.attachment.findMany({
        where: { tenantId, conversation: { subject } },
        select: { filename: true, contentType: true, sizeBytes: true },
        orderBy: { filename: "asc" },
      }),
    );
  } finally {
    await database.close();
  }
}
