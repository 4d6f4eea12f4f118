import type { Database } from "@portal/db";
import { z } from "zod";
import type { PublishedForm } from "./form.ts";
import { readPublishedDocument } from "./published-documents.ts";

const rowsSchema = z.array(
  z.object({
    id: z.string(),
    key: z.string(),
    isDefault: z.boolean(),
    version: z.number(),
    contentHash: z.string(),
    document: z.unknown(),
    publishedAt: z.date(),
  }),
);

/** The forms that a tenant's visitors can fill in, in their current versions: the default first, then by key. */
export async function listForms(database: Database, tenantId: string): Promise<PublishedForm[]> {
  const rows = await database.withTenant(
    tenantId,
    (tx) => tx.$queryRaw`
      select forms.id, key, is_default is not null as "isDefault", current.version,
        'sha256:' || encode(content_hash, 'hex') as "contentHash", document, published_at as "publishedAt"
      from forms
      join lateral (
        select version, content_hash, document, published_at from form_versions
        where form_versions.tenant_id = forms.tenant_id and form_id = forms.id
        order by version desc
        limit 1
      ) as current on true
      where forms.tenant_id = ${tenantId}::uuid and retired_at is null
      order by is_default nulls last, key`,
  );
  return rowsSchema.parse(rows).map(({ document, ...form }) => ({
    ...form,
    isRetired: false,
    currentVersion: form.version,
    supersededAt: null,
    document: readPublishedDocument(form.contentHash, document),
  }));
}
