import type { Database, Transaction } from "@portal/db";
import { z } from "zod";
import type { FormName, FoundForm, PublishedForm } from "./form.ts";
import { readPublishedDocument } from "./published-documents.ts";

const formRows = z.array(
  z.object({
    id: z.string(),
    key: z.string(),
    isDefault: z.boolean(),
    isRetired: z.boolean(),
    currentVersion: z.number(),
    version: z.number().nullable(),
    contentHash: z.string().nullable(),
    document: z.unknown(),
    publishedAt: z.date().nullable(),
    supersededAt: z.date().nullable(),
  }),
);

/** Which form of which tenant is wanted: the one of that name or the tenant's default; the current version unless said. */
export interface WantedForm {
  tenantId: string;
  form: FormName | { by: "default" };
  version?: number | undefined;
}

/** Finds a published version. A foreign form, one that is unknown and one of which nothing is published are one and the same. */
export async function findForm(database: Database, wanted: WantedForm): Promise<FoundForm> {
  const rows = await database.withTenant(wanted.tenantId, (tx) => selectForm(tx, wanted));
  const [row] = formRows.parse(rows);
  if (row === undefined) return { kind: "unknown_form" };
  const { version, contentHash, document, publishedAt, ...form } = row;
  if (version === null || contentHash === null || publishedAt === null) {
    return { kind: "unknown_version", currentVersion: form.currentVersion };
  }
  const published: PublishedForm = {
    ...form,
    version,
    contentHash,
    publishedAt,
    document: readPublishedDocument(contentHash, document),
  };
  return { kind: "found", form: published };
}

function selectForm(tx: Transaction, { tenantId, form, version }: WantedForm) {
  const id = form.by === "id" ? form.id : null;
  const key = form.by === "key" ? form.key : null;
  return tx.$queryRaw`
    select forms.id, key, is_default is not null as "isDefault", retired_at is not null as "isRetired",
      newest.version as "currentVersion", wanted.version, 'sha256:' || encode(wanted.content_hash, 'hex') as "contentHash",
      wanted.document, wanted.published_at as "publishedAt", next.published_at as "supersededAt"
    from forms
    join lateral (
      select version from form_versions
      where form_versions.tenant_id = forms.tenant_id and form_id = forms.id
      order by version desc
      limit 1
    ) as newest on true
    left join form_versions as wanted on wanted.tenant_id = forms.tenant_id and wanted.form_id = forms.id
      and wanted.version = coalesce(${version ?? null}::int, newest.version)
    left join form_versions as next on next.tenant_id = forms.tenant_id and next.form_id = forms.id
      and next.version = wanted.version + 1
    where forms.tenant_id = ${tenantId}::uuid
      and case when ${form.by} = 'default' then is_default else forms.id = ${id}::uuid or key = ${key} end`;
}
