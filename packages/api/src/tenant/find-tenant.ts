import { tenantSlugPattern } from "@portal/contract";
import type { Database } from "@portal/db";
import type { Tenant } from "./tenant.ts";

/** The ways in which a request can name a tenant. */
export type TenantKey =
  { by: "id"; id: string } | { by: "slug"; slug: string } | { by: "host"; host: string; publicHost: string };

const columns = {
  id: true,
  slug: true,
  name: true,
  title: true,
  description: true,
  locale: true,
  primaryColor: true,
  logoUrl: true,
  displayIdPrefix: true,
  contactFormEnabled: true,
  submissionPolicy: true,
  challengePolicy: true,
  categories: true,
  attachmentMaxCount: true,
  attachmentMaxFileBytes: true,
  attachmentMaxTotalBytes: true,
  attachmentTypes: true,
} as const;

/** Finds a tenant; `null` when there is none or it is disabled, which look alike from outside. */
export async function findTenant(database: Database, key: TenantKey): Promise<Tenant | null> {
  const where = whereOf(key);
  if (where === null) return null;
  const row = await database.readDirectory((tx) =>
    tx.tenant.findFirst({ where: { ...where, disabledAt: null }, select: columns }),
  );
  if (row === null) return null;
  const {
    contactFormEnabled,
    attachmentMaxCount,
    attachmentMaxFileBytes,
    attachmentMaxTotalBytes,
    attachmentTypes,
    ...tenant
  } = row;
  const attachmentLimits = {
    max_count: attachmentMaxCount,
    max_file_bytes: attachmentMaxFileBytes,
    max_total_bytes: attachmentMaxTotalBytes,
    content_types: attachmentTypes,
  };
  return { ...tenant, isContactFormEnabled: contactFormEnabled, attachmentLimits };
}

function whereOf(key: TenantKey) {
  switch (key.by) {
    case "id":
      return { id: key.id };
    case "slug":
      return tenantSlugPattern.test(key.slug) ? { slug: key.slug } : null;
    case "host":
      return whereHost(key);
  }
}

/** A tenant's own host name, or `{slug}.` in front of the portal's. */
function whereHost({ host, publicHost }: { host: string; publicHost: string }) {
  const hostname = host.toLowerCase().replace(/:\d+$/u, "");
  if (hostname === "" || hostname === publicHost) return null;
  const suffix = `.${publicHost}`;
  const slug = hostname.endsWith(suffix) ? hostname.slice(0, -suffix.length) : null;
  const byHostname = { hostname };
  return slug !== null && tenantSlugPattern.test(slug) ? { OR: [byHostname, { slug }] } : byHostname;
}
