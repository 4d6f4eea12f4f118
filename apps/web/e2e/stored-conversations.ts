import { createDatabase } from "@portal/db";
import { readEmbeddedUrls } from "@portal/db/admin";
import { readSettings } from "@portal/settings";

/** Reads what the database holds of a tenant's conversations with this subject, past everything that the portal says of them. */
export async function storedConversations(tenantId: string, subject: string) {
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
      tx.conversation.findMany({
        where: { tenantId, subject },
        select: {
          id: true,
          displayId: true,
          channel: true,
          status: true,
          priority: true,
          category: true,
          requesterName: true,
          requesterVerification: true,
          contact: { select: { email: true, name: true } },
          messages: { select: { body: true } },
        },
      }),
    );
  } finally {
    await database.close();
  }
}
