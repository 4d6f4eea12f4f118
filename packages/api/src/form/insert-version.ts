import type { FormDocument } from "@portal/contract/form";
import { contentHash as hashOf } from "@portal/contract/form-authoring";
import type { Transaction } from "@portal/db";

/** A version to be added; whoever adds it holds the form's lock. */
export interface NewVersion {
  tenantId: string;
  formId: string;
  version: number;
  document: FormDocument;
}

/** Adds a version, which nobody can change or take away any more. @returns its content hash */
export async function insertVersion(
  tx: Transaction,
  { tenantId, formId, version, document }: NewVersion,
): Promise<string> {
  const contentHash = await hashOf(document);
  await tx.$executeRaw`
    insert into form_versions (tenant_id, form_id, version, document, content_hash)
    values (${tenantId}::uuid, ${formId}::uuid, ${version}, ${JSON.stringify(document)}::jsonb, decode(split_part(${contentHash}, ':', 2), 'hex'))`;
  return contentHash;
}
