import { rollBackForm } from "@portal/api/operator";
import { z } from "zod";
import { readOptions, wholeNumber } from "../command/read-options.ts";
import { openTenant } from "../database/open-tenant.ts";
import { jsonLine } from "../output/show-safely.ts";
import { formOptions, noSuchForm, noSuchVersion } from "./form-options.ts";

const optionsSchema = z.object({ ...formOptions, to: wholeNumber(1, 999_999_999) });

/** Makes an older version's document current again. */
export async function* rollBack(given: unknown): AsyncGenerator<string> {
  const { tenant: slug, form: key, to, json } = readOptions(optionsSchema, given);
  await using tenant = await openTenant(slug);
  const { database, tenantId, requestId } = tenant;
  const outcome = await rollBackForm(database, { tenantId, key, version: to, requestId });
  if (outcome.kind === "no_form") throw noSuchForm(slug);
  if (outcome.kind === "unknown_version") throw noSuchVersion(outcome.currentVersion);
  const { version, contentHash } = outcome;
  yield json
    ? jsonLine({ key, version, content_hash: contentHash, request_id: requestId })
    : `Version ${String(version)} of ${key} is current, and says what version ${String(to)} said.`;
}
