import type { FormDocument } from "@portal/contract/form";
import { acmeItSupportVersion1, acmeItSupportVersion2, globexContact } from "@portal/contract/form-demo";
import { createDatabase, type Database } from "@portal/db";
import { findForm } from "./find-form.ts";
import { publishForm } from "./publish-form.ts";
import { saveDraft } from "./save-draft.ts";

const requestId = "seed";
const limits = {
  poolMax: 1,
  connectTimeoutMs: 3_000,
  admissionQueueMax: 10,
  admissionTimeoutMs: 10_000,
  transactionTimeoutMs: 10_000,
};

/** A demo tenant's form, from its first version on. */
interface DemoForm {
  slug: string;
  key: string;
  versions: readonly FormDocument[];
}

const demoForms: readonly DemoForm[] = [
  { slug: "acme", key: "it-support", versions: [acmeItSupportVersion1, acmeItSupportVersion2] },
  { slug: "globex", key: "contact", versions: [globexContact] },
];

/** How the database is reached by the two roles that serve. */
export interface ServingUrls {
  webUrl: string;
  intakeUrl: string;
}

/** Publishes the demo forms that are missing. One of which anything was published is left as it is. */
export async function seedDemoForms({ webUrl, intakeUrl }: ServingUrls): Promise<void> {
  const database = createDatabase({ webUrl, intakeUrl, ...limits });
  try {
    await publishMissing(database);
  } finally {
    await database.close();
  }
}

async function publishMissing(database: Database): Promise<void> {
  for (const { slug, key, versions } of demoForms) {
    const tenant = await database.readDirectory((tx) =>
      tx.tenant.findUnique({ where: { slug }, select: { id: true } }),
    );
    if (tenant === null) continue;
    const name = { tenantId: tenant.id, key };
    const found = await findForm(database, { tenantId: tenant.id, form: { by: "key", key } });
    if (found.kind !== "unknown_form") continue;
    for (const document of versions) {
      await saveDraft(database, { ...name, document, requestId });
      await publishForm(database, { ...name, requestId });
    }
  }
}
