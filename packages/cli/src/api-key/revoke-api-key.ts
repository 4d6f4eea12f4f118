import { apiKeyMemorySeconds, revokeApiKey as revoke } from "@portal/api/operator";
import { z } from "zod";
import { jsonFlag, slugOption } from "../command/common-options.ts";
import { readOptions } from "../command/read-options.ts";
import { openTenant } from "../database/open-tenant.ts";
import { jsonLine } from "../output/show-safely.ts";
import { apiKeyOption, noSuchApiKey } from "./api-key-options.ts";

const optionsSchema = z.object({ tenant: slugOption, id: apiKeyOption, json: jsonFlag });

/** Revokes a key. */
export async function* revokeApiKey(given: unknown): AsyncGenerator<string> {
  const { tenant: slug, id: apiKeyId, json } = readOptions(optionsSchema, given);
  await using tenant = await openTenant(slug);
  const { database, tenantId, requestId } = tenant;
  if (!(await revoke(database, { tenantId, apiKeyId, requestId }))) throw noSuchApiKey(slug);
  yield json
    ? jsonLine({ id: apiKeyId, revoked: true })
    : `Key ${apiKeyId} is revoked; every process refuses it within ${String(apiKeyMemorySeconds)} seconds.`;
}
