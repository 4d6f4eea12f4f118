import { rotateSecret } from "@portal/api/operator";
import { z } from "zod";
import { jsonFlag, slugOption } from "../command/common-options.ts";
import { readOptions, wholeNumber } from "../command/read-options.ts";
import { jsonLine } from "../output/show-safely.ts";
import { openTenant } from "../database/open-tenant.ts";
import { endpointOption, noSuchEndpoint } from "./webhook-options.ts";

const longestOverlapHours = 24 * 30;
const usualOverlapHours = 24;

const optionsSchema = z.object({
  tenant: slugOption,
  id: endpointOption,
  overlapHours: wholeNumber(0, longestOverlapHours).default(usualOverlapHours),
  json: jsonFlag,
});

/** Gives an endpoint a new secret and shows it. */
export async function* rotateWebhookSecret(given: unknown): AsyncGenerator<string> {
  const { tenant: slug, id: endpointId, overlapHours, json } = readOptions(optionsSchema, given);
  await using tenant = await openTenant(slug);
  const { database, tenantId } = tenant;
  const secret = await rotateSecret(database, { tenantId, endpointId, overlapHours });
  if (secret === null) throw noSuchEndpoint(slug);
  if (json) {
    yield jsonLine({ id: endpointId, secret, overlap_hours: overlapHours });
    return;
  }
  yield `The new secret, shown this once: ${secret}`;
  yield `The one before it signs beside it for ${String(overlapHours)} hours.`;
}
