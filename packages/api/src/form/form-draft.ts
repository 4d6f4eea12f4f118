import type { Database, Transaction } from "@portal/db";
import type { FormDocument } from "@portal/contract/form";
import { parseFormDocument } from "@portal/contract/form-authoring";
import { z } from "zod";

const draftRows = z.array(
  z.object({ document: z.unknown(), revision: z.number(), baseVersion: z.number(), updatedAt: z.date() }),
);

/** A form's next version while it is being written. */
export interface FormDraft {
  document: FormDocument;
  /** Counts the savings. */
  revision: number;
  /** The version that was current when it was begun; 0 when there was none. */
  baseVersion: number;
  updatedAt: Date;
}

/** Which draft. */
export interface DraftName {
  tenantId: string;
  key: string;
}

/** Reads a form's draft; `null` when there is none. */
export async function findDraft(database: Database, name: DraftName): Promise<FormDraft | null> {
  return database.withRlsBypass((tx) => readDraft(tx, name));
}

/** Reads a form's draft within a transaction; `null` when there is none. */
export async function readDraft(tx: Transaction, { tenantId, key }: DraftName): Promise<FormDraft | null> {
  const [row] = draftRows.parse(
    await tx.$queryRaw`
      select document, revision, base_version as "baseVersion", form_drafts.updated_at as "updatedAt"
      from form_drafts
      join forms on forms.tenant_id = form_drafts.tenant_id and forms.id = form_id
      where forms.tenant_id = ${tenantId}::uuid and key = ${key}`,
  );
  if (row === undefined) return null;
  const { document, ...draft } = row;
  const parsed = parseFormDocument(document);
  if (!parsed.success)
    throw new Error("A saved draft is not in order any more: the format has lost something that it had");
  return { ...draft, document: parsed.document };
}
