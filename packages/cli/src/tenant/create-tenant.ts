import { createTenant as insertTenant, type NewTenant } from "@portal/db/admin";
import { readSettings } from "@portal/settings";
import { z } from "zod";
import { jsonFlag, slugOption } from "../command/common-options.ts";
import { readOptions } from "../command/read-options.ts";
import { openServer, ownerUrlOf } from "../database/open-server.ts";
import { jsonLine } from "../output/show-safely.ts";
import { explainTakenName, refuseReservedHostname, refuseReservedSlug } from "./refuse-names.ts";
import { tenantFields } from "./tenant-options.ts";

const defaultDescription = "Tell us what you need, and we will answer by e-mail.";
const defaultPrimaryColor = "#1f5fae";

const optionsSchema = z.object({
  slug: slugOption,
  ...z.object(tenantFields).partial().shape,
  name: tenantFields.name,
  closed: z.boolean().default(false),
  json: jsonFlag,
});

/** Makes a tenant; what is not said of it gets a value that its pages can be shown with. */
export async function* createTenant(given: unknown): AsyncGenerator<string> {
  const options = readOptions(optionsSchema, given);
  const { slug, hostname, json } = options;
  const settings = readSettings();
  refuseReservedSlug(slug);
  refuseReservedHostname(hostname, settings);
  await using server = await openServer(settings);
  const ownerUrl = ownerUrlOf(server);

  const id = await insertTenant(ownerUrl, newTenant(options)).catch(async (error: unknown) => {
    throw await explainTakenName(error, { ownerUrl, slug, hostname });
  });
  const portalUrl = `${settings.publicUrl}/${slug}`;
  yield json
    ? jsonLine({ id, slug, portal_url: portalUrl })
    : `Tenant ${slug} is made: its id is ${id}, its portal is at ${portalUrl}`;
}

function newTenant({ prefix, category, closed, ...options }: z.infer<typeof optionsSchema>): NewTenant {
  return {
    slug: options.slug,
    name: options.name,
    hostname: options.hostname,
    title: options.title ?? options.name,
    description: options.description ?? defaultDescription,
    primaryColor: options.primaryColor ?? defaultPrimaryColor,
    logoUrl: options.logoUrl,
    locale: options.locale,
    displayIdPrefix: prefix,
    categories: category,
    contactFormEnabled: !closed,
  };
}
