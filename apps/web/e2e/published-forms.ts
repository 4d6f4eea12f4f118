import { randomUUID } from "node:crypto";
import { publishForm, saveDraft } from "@portal/api/operator";
import type { FormDocument } from "@portal/contract/form";
import { createDatabase, type Database } from "@portal/db";
import { createTenant, readEmbeddedUrls } from "@portal/db/admin";
import { readSettings } from "@portal/settings";

/** A tenant of one test's own, with one form. */
export interface FormOwner {
  tenantId: string;
  slug: string;
  key: string;
  /** Publishes the form's next version. */
  publish: (document: FormDocument) => Promise<void>;
}

/** Makes a tenant with a published form, so that a test can publish what no other test sees. */
export async function createFormOwner(document: FormDocument): Promise<FormOwner> {
  const tenantId = randomUUID();
  const slug = `forms-${tenantId.slice(0, 8)}`;
  const { ownerUrl } = await readUrls();
  await createTenant(ownerUrl, {
    id: tenantId,
    slug,
    name: slug,
    title: "Forms",
    description: "",
    primaryColor: "#0f5bd7",
  });
  const owner: FormOwner = {
    tenantId,
    slug,
    key: "test",
    publish: (next) => publish(owner, next),
  };
  await owner.publish(document);
  return owner;
}

/** Reads with which version a request was filled in, and the answers that are stored of it. */
export async function storedAnswers(tenantId: string, subject: string) {
  return withDatabase(async (database) => {
    const rows = await database.withTenant(tenantId, (tx) =>
      tx.conversation.findMany({ where: { tenantId, subject }, select: { formVersion: true, customAttrs: true } }),
    );
    if (rows.length > 1) throw new Error("The request was stored more than once.");
    return rows.map(({ formVersion, customAttrs }) => ({ version: formVersion, answers: customAttrs }))[0];
  });
}

async function publish({ tenantId, key }: FormOwner, document: FormDocument): Promise<void> {
  const name = { tenantId, key, requestId: "test" };
  await withDatabase(async (database) => {
    await saveDraft(database, { ...name, document });
    const published = await publishForm(database, name);
    if (published.kind !== "published") throw new Error(JSON.stringify(published));
  });
}

async function withDatabase<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  const database = createDatabase({
    ...(await readUrls()),
    poolMax: 1,
    connectTimeoutMs: 5_000,
    admissionQueueMax: 1,
    admissionTimeoutMs: 5_000,
    transactionTimeoutMs: 5_000,
  });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

function readUrls() {
  const { dataDir, database } = readSettings();
  if (database.kind !== "embedded") throw new Error("The tests bring their own database.");
  return readEmbeddedUrls(dataDir, database.port);
}
