import type { Database } from "@portal/db";
import { z } from "zod";
import { recordOperatorAction } from "../audit/record-operator-action.ts";
import type { DraftName } from "./form-draft.ts";
import { insertVersion } from "./insert-version.ts";
import { lockForm } from "./lock-form.ts";
import { readPublishedDocument } from "./published-documents.ts";

/** Which version is to be current again. */
export interface RollBack extends DraftName {
  version: number;
  requestId: string;
}

/** What came of it. */
export type RolledBack =
  | { kind: "published"; version: number; contentHash: string }
  | { kind: "no_form" }
  | { kind: "unknown_version"; currentVersion: number };

const versionRows = z.array(z.object({ document: z.unknown(), contentHash: z.string() }));

/** Publishes the document of an older version as a new one: what was filled in meanwhile keeps the version that it was filled in with. */
export async function rollBackForm(
  database: Database,
  { tenantId, key, version, requestId }: RollBack,
): Promise<RolledBack> {
  return database.withRlsBypass(async (tx): Promise<RolledBack> => {
    const form = await lockForm(tx, tenantId, key);
    if (form === null) return { kind: "no_form" };
    const { id: formId, currentVersion } = form;
    const [older] = versionRows.parse(
      await tx.$queryRaw`
        select document, 'sha256:' || encode(content_hash, 'hex') as "contentHash" from form_versions
        where tenant_id = ${tenantId}::uuid and form_id = ${formId}::uuid and version = ${version}`,
    );
    if (older === undefined) return { kind: "unknown_version", currentVersion };
    const document = readPublishedDocument(older.contentHash, older.document);
    const next = currentVersion + 1;
    const contentHash = await insertVersion(tx, { tenantId, formId, version: next, document });
    await recordOperatorAction(tx, { tenantId, action: "form.rolled_back", requestId });
    return { kind: "published", version: next, contentHash };
  });
}
