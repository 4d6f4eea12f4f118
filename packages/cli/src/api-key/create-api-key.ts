import { createApiKey as create } from "@portal/api/operator";
import { z } from "zod";
import { jsonFlag, slugOption } from "../command/common-options.ts";
import { readOptions, wholeNumber } from "../command/read-options.ts";
import { openTenant } from "../database/open-tenant.ts";
import { jsonLine } from "../output/show-safely.ts";
import { apiKeyNameOption, scopesOption } from "./api-key-options.ts";

const longestLifetimeDays = 3_650;

const optionsSchema = z.object({
  tenant: slugOption,
  name: apiKeyNameOption,
  scope: scopesOption,
  expiresInDays: wholeNumber(1, longestLifetimeDays).optional(),
  json: jsonFlag,
});

/** Makes a key and shows it. */
export async function* createApiKey(given: unknown): AsyncGenerator<string> {
  const { tenant: slug, name, scope, expiresInDays, json } = readOptions(optionsSchema, given);
  await using tenant = await openTenant(slug);
  const { database, tenantId, requestId } = tenant;
  const scopes = [...new Set(scope)];
  const { id, key, expiresAt } = await create(database, { tenantId, name, scopes, expiresInDays, requestId });
  const expires_at = expiresAt?.toISOString() ?? null;
  if (json) {
    yield jsonLine({ id, tenant_id: tenantId, key, scopes, expires_at });
    return;
  }
  yield `Key ${id} is good for ${scopes.join(", ")}${expires_at === null ? "" : ` until ${expires_at}`}.`;
  yield `The key, shown this once: ${key}`;
}
