import type { FormDocument } from "@portal/contract/form";
import { drawId, type Database, type Transaction } from "@portal/db";
import { recordOperatorAction } from "../audit/record-operator-action.ts";
import { type DraftName, type FormDraft, readDraft } from "./form-draft.ts";
import { type LockedForm, lockForm } from "./lock-form.ts";

/** A draft to be saved. */
export interface NewDraft extends DraftName {
  document: FormDocument;
  /** The revision that is replaced, as whoever wrote this knows it; left out where none is known to exist. */
  replacedRevision?: number | undefined;
  requestId: string;
}

/** What came of saving: somebody else's draft is never overwritten unseen. */
export type SavedDraft =
  { kind: "saved"; revision: number; baseVersion: number } | { kind: "conflict"; draft: Omit<FormDraft, "document"> };

/** Saves a form's next version as a draft, and makes the form when there is none of that key. */
export async function saveDraft(database: Database, draft: NewDraft): Promise<SavedDraft> {
  const { tenantId, replacedRevision, requestId } = draft;
  return database.withRlsBypass(async (tx) => {
    const form = await openForm(tx, draft);
    const existing = await readDraft(tx, draft);
    if (existing !== null && existing.revision !== replacedRevision) {
      const { document: _, ...found } = existing;
      return { kind: "conflict", draft: found };
    }
    const revision = (existing?.revision ?? 0) + 1;
    // A draft that is written anew begins from what is current now; one that is gone on with keeps what it began from.
    const baseVersion = existing?.baseVersion ?? form.currentVersion;
    await tx.$executeRaw`
      insert into form_drafts (tenant_id, form_id, document, revision, base_version)
      values (${tenantId}::uuid, ${form.id}::uuid, ${JSON.stringify(draft.document)}::jsonb, ${revision}, ${baseVersion})
      on conflict (tenant_id, form_id) do update
        set document = excluded.document, revision = excluded.revision, updated_at = now()`;
    await recordOperatorAction(tx, { tenantId, action: "form.draft_saved", requestId });
    return { kind: "saved", revision, baseVersion };
  });
}

async function openForm(tx: Transaction, { tenantId, key }: DraftName): Promise<LockedForm> {
  await tx.$executeRaw`
    insert into forms (tenant_id, id, key) values (${tenantId}::uuid, ${drawId()}::uuid, ${key})
    on conflict (tenant_id, key) do nothing`;
  const form = await lockForm(tx, tenantId, key);
  if (form === null) throw new Error("a form that was just made is not there");
  return form;
}
