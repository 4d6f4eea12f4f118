import type { Finding } from "@portal/contract/form-authoring";
import type { Database } from "@portal/db";
import { recordOperatorAction } from "../audit/record-operator-action.ts";
import { type DraftName, readDraft } from "./form-draft.ts";
import { insertVersion } from "./insert-version.ts";
import { lintForTenant } from "./lint-for-tenant.ts";
import { lockForm } from "./lock-form.ts";

/** A draft to be published. */
export interface Publication extends DraftName {
  /** The revision that was read before publishing; a later one is a conflict. Any unless said. */
  revision?: number | undefined;
  requestId: string;
}

/** What came of publishing. Of two people at once one publishes, and the other learns of it. */
export type Published =
  | { kind: "published"; version: number; contentHash: string; warnings: readonly Finding[] }
  | { kind: "no_form" }
  | { kind: "no_draft"; currentVersion: number }
  | { kind: "conflict"; currentVersion: number; baseVersion: number; revision: number }
  | { kind: "refused"; findings: readonly Finding[] };

/** Publishes a form's draft as its next version, unless the linter finds an error or somebody published in between. */
export async function publishForm(database: Database, publication: Publication): Promise<Published> {
  const { tenantId, key, requestId } = publication;
  return database.withRlsBypass(async (tx): Promise<Published> => {
    const form = await lockForm(tx, tenantId, key);
    if (form === null) return { kind: "no_form" };
    const { id: formId, currentVersion } = form;
    const draft = await readDraft(tx, publication);
    if (draft === null) return { kind: "no_draft", currentVersion };
    const { document, baseVersion, revision } = draft;
    if (baseVersion !== currentVersion || (publication.revision ?? revision) !== revision) {
      return { kind: "conflict", currentVersion, baseVersion, revision };
    }
    const findings = await lintForTenant(database, tenantId, document);
    if (findings.some(({ severity }) => severity === "error")) return { kind: "refused", findings };
    const version = currentVersion + 1;
    const contentHash = await insertVersion(tx, { tenantId, formId, version, document });
    await tx.$executeRaw`
      delete from form_drafts where tenant_id = ${tenantId}::uuid and form_id = ${formId}::uuid`;
    await recordOperatorAction(tx, { tenantId, action: "form.published", requestId });
    return { kind: "published", version, contentHash, warnings: findings };
  });
}
