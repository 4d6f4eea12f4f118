import type { FormDocument } from "@portal/contract/form";
import { type Finding, lintForm } from "@portal/contract/form-authoring";
import type { Database } from "@portal/db";

/** Holds a form against the linter and against the tenant whose form it is: its colours and its categories. */
export async function lintForTenant(
  database: Database,
  tenantId: string,
  document: FormDocument,
): Promise<readonly Finding[]> {
  const tenant = await database.readDirectory((tx) =>
    tx.tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { primaryColor: true, categories: true } }),
  );
  return lintForm(document, tenant);
}
