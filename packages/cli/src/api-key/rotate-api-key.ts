import { rotateApiKey as rotate } from "@portal/api/operator";
import { z } from "zod";
import { jsonFlag, slugOption } from "../command/common-options.ts";
import { readOptions, wholeNumber } from "../command/read-options.ts";
import { openTenant } from "../database/open-tenant.ts";
import { jsonLine } from "../output/show-safely.ts";
import { apiKeyOption, noSuchApiKey } from "./api-key-options.ts";

const longestOverlapHours = 24 * 30;
const usualOverlapHours = 24;

const optionsSchema = z.object({
  tenant: slugOption,
  id: apiKeyOption,
  overlapHours: wholeNumber(0, longestOverlapHours).default(usualOverlapHours),
  json: jsonFlag,
});

/** Makes the key that takes over from another one, and shows it. */
export async function* rotateApiKey(given: unknown): AsyncGenerator<string> {
  const { tenant: slug, id: apiKeyId, overlapHours, json } = readOptions(optionsSchema, given);
  await using tenant = await openTenant(slug);
  const { database, tenantId, requestId } = tenant;
  const shown = await rotate(database, { tenantId, apiKeyId, overlapHours, requestId });
  if (shown === null) throw noSuchApiKey(slug);
  const { id, key, expiresAt } = shown;
  if (json) {
    const expires_at = expiresAt?.toISOString() ?? null;
    yield jsonLine({ id, replaces: apiKeyId, key, overlap_hours: overlapHours, expires_at });
    return;
  }
  yield `Key ${id} takes over. The key, shown this once: ${key}`;
  yield `The one before it is good for ${String(overlapHours)} hours more at most.`;
}
