import { removeEndpoint } from "@portal/api/operator";
import { z } from "zod";
import { jsonFlag, slugOption } from "../command/common-options.ts";
import { readOptions } from "../command/read-options.ts";
import { jsonLine } from "../output/show-safely.ts";
import { openTenant } from "../database/open-tenant.ts";
import { endpointOption, noSuchEndpoint } from "./webhook-options.ts";

const optionsSchema = z.object({ tenant: slugOption, id: endpointOption, json: jsonFlag });

/** Removes an endpoint. */
export async function* removeWebhook(given: unknown): AsyncGenerator<string> {
  const { tenant: slug, id: endpointId, json } = readOptions(optionsSchema, given);
  await using tenant = await openTenant(slug);
  const { database, tenantId } = tenant;
  if (!(await removeEndpoint(database, { tenantId, endpointId }))) throw noSuchEndpoint(slug);
  yield json ? jsonLine({ id: endpointId, removed: true }) : `Endpoint ${endpointId} is removed.`;
}
