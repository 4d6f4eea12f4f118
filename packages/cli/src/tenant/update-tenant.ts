import { type TenantChanges, TenantRefusedError, updateTenant as changeTenant } from "@portal/db/admin";
import { readSettings } from "@portal/settings";
import { z } from "zod";
import { jsonFlag, slugOption } from "../command/common-options.ts";
import { readOptions } from "../command/read-options.ts";
import { Refusal } from "../command/refusal.ts";
import { noSuchTenant } from "../database/find-tenant.ts";
import { openServer, ownerUrlOf } from "../database/open-server.ts";
import { jsonLine } from "../output/show-safely.ts";
import { refuseReservedHostname } from "./refuse-names.ts";
import { apiFields, attachmentFields, policyFields, tenantFields } from "./tenant-options.ts";

const flag = z.literal(true).optional();
const takenAway = z.literal(false).transform(() => null);

const optionsSchema = z.object({
  slug: slugOption,
  ...z.object({ ...tenantFields, ...attachmentFields, ...policyFields, ...apiFields }).partial().shape,
  // Commander turns --no-hostname into hostname: false.
  hostname: takenAway.or(tenantFields.hostname).optional(),
  logoUrl: takenAway.or(tenantFields.logoUrl).optional(),
  category: takenAway.or(tenantFields.category).optional(),
  allowedOrigin: takenAway.or(apiFields.allowedOrigin).optional(),
  closed: flag,
  open: flag,
  disable: flag,
  enable: flag,
  json: jsonFlag,
});

/** Changes what is said of a tenant and leaves the rest. */
export async function* updateTenant(given: unknown): AsyncGenerator<string> {
  const options = readOptions(optionsSchema, given);
  const { slug, json } = options;
  const changes = changesOf(options);
  const changed = Object.entries(changes).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (changed.length === 0) throw new Refusal("wrongUsage", "Nothing is to be changed: name an option besides --slug.");
  const settings = readSettings();
  refuseReservedHostname(changes.hostname, settings);
  await using server = await openServer(settings);

  if (!(await changeTenant(ownerUrlOf(server), slug, changes).catch(refuseConflict))) throw noSuchTenant(slug);
  yield json ? jsonLine({ slug, updated: true }) : `Tenant ${slug} is changed.`;
}

function changesOf({ prefix, category, closed, open, disable, enable, ...options }: z.infer<typeof optionsSchema>) {
  const changes: TenantChanges = {
    name: options.name,
    title: options.title,
    description: options.description,
    hostname: options.hostname,
    primaryColor: options.primaryColor,
    logoUrl: options.logoUrl,
    locale: options.locale,
    displayIdPrefix: prefix,
    categories: category === null ? [] : category,
    contactFormEnabled: open ?? (closed && false),
    submissionPolicy: options.submissionPolicy,
    challengePolicy: options.challengePolicy,
    attachmentMaxCount: options.maxFiles,
    attachmentMaxFileBytes: options.maxFileMb,
    attachmentMaxTotalBytes: options.maxTotalMb,
    attachmentTypes: options.fileType,
    allowedOrigins: options.allowedOrigin === null ? [] : options.allowedOrigin,
    isDisabled: disable ?? (enable && false),
  };
  return changes;
}

function refuseConflict(error: unknown): never {
  throw error instanceof TenantRefusedError ? new Refusal("conflict", error.message, { cause: error }) : error;
}
