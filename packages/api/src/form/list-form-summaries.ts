import type { Database } from "@portal/db";
import { z } from "zod";
import type { FormSummary } from "./form.ts";

/** A form as its operator sees it. */
export interface OperatorFormSummary extends FormSummary {
  /** The revision of its draft; `null` when there is none. */
  draftRevision: number | null;
}

const summaryRows = z.array(
  z.object({
    id: z.string(),
    key: z.string(),
    isDefault: z.boolean(),
    isRetired: z.boolean(),
    currentVersion: z.number().nullable(),
    draftRevision: z.number().nullable(),
  }),
);

/** All forms of a tenant, unpublished and retired ones too, by key. */
export async function listFormSummaries(database: Database, tenantId: string): Promise<OperatorFormSummary[]> {
  const rows = await database.withRlsBypass(
    (tx) => tx.$queryRaw`
      select forms.id, key, is_default is not null as "isDefault", retired_at is not null as "isRetired",
        (select max(version) from form_versions
          where form_versions.tenant_id = forms.tenant_id and form_id = forms.id) as "currentVersion",
        revision as "draftRevision"
      from forms
      left join form_drafts on form_drafts.tenant_id = forms.tenant_id and form_drafts.form_id = forms.id
      where forms.tenant_id = ${tenantId}::uuid
      order by key`,
  );
  return summaryRows.parse(rows);
}
