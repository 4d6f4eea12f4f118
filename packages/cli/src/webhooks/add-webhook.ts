import { addEndpoint, findUrlProblem } from "@portal/api/operator";
import { z } from "zod";
import { jsonFlag, slugOption } from "../command/common-options.ts";
import { readOptions } from "../command/read-options.ts";
import { Refusal } from "../command/refusal.ts";
import { jsonLine } from "../output/show-safely.ts";
import { openTenant } from "../database/open-tenant.ts";
import { eventTypesOption } from "./webhook-options.ts";

const optionsSchema = z.object({ tenant: slugOption, url: z.string(), event: eventTypesOption, json: jsonFlag });

/** Registers an endpoint and shows its secret. */
export async function* addWebhook(given: unknown): AsyncGenerator<string> {
  const { tenant: slug, url, event, json } = readOptions(optionsSchema, given);
  await using tenant = await openTenant(slug);
  const { database, settings, tenantId } = tenant;
  const problem = findUrlProblem(url, { isDevelopment: settings.isDevelopment });
  if (problem !== null) throw new Refusal("wrongUsage", `--url ${problem}.`);
  const eventTypes = [...new Set(event)];
  const added = await addEndpoint(database, { tenantId, url: new URL(url).href, eventTypes });
  if (added === null) throw new Refusal("conflict", `Tenant ${slug} has an endpoint at that address already.`);
  const { id, secret } = added;
  if (json) {
    yield jsonLine({ id, tenant_id: tenantId, secret, event_types: eventTypes });
    return;
  }
  yield `Endpoint ${id} is told of ${eventTypes.join(", ")} from now on.`;
  yield `Its secret, shown this once: ${secret}`;
}
