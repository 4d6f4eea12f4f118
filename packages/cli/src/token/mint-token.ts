import { loadSigningKeys, longestTokenLifetimeSeconds, mintAccessToken } from "@portal/api/operator";
import { emailSchema, singleLineText, submissionLimits } from "@portal/contract";
import { readSettings } from "@portal/settings";
import { z } from "zod";
import { jsonFlag, slugOption } from "../command/common-options.ts";
import { readOptions, wholeNumber } from "../command/read-options.ts";
import { findTenant } from "../database/find-tenant.ts";
import { openDatabase } from "../database/open-database.ts";
import { readDataDir } from "../database/read-data-dir.ts";
import { jsonLine } from "../output/show-safely.ts";

const optionsSchema = z.object({
  tenant: slugOption,
  email: emailSchema,
  name: singleLineText(submissionLimits.name),
  expiresIn: wholeNumber(1, longestTokenLifetimeSeconds).optional(),
  json: jsonFlag,
});

const claimsSchema = z.object({ exp: z.number(), tenant_id: z.string(), sub: z.string() });

/** Makes an end-user token on the operator's word. */
export async function* mintToken(given: unknown): AsyncGenerator<string> {
  const { tenant: slug, email, name, expiresIn, json } = readOptions(optionsSchema, given);
  const settings = readSettings();
  await using connection = await openDatabase(settings);
  const { database } = connection;
  await findTenant(database, { slug, mustBeOpen: true });

  const signingKeys = await loadSigningKeys({ dataDir: readDataDir(settings) });
  const publicUrl = new URL(settings.publicUrl);
  const order = { tenantSlug: slug, email, name, expiresInSeconds: expiresIn };
  const token = await mintAccessToken({ database, signingKeys, publicUrl }, order);
  yield json ? jsonLine(describeToken(token)) : token;
}

function describeToken(token: string) {
  const [, payload = ""] = token.split(".");
  const claims = claimsSchema.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
  return {
    token,
    expires_at: new Date(claims.exp * 1000).toISOString(),
    tenant_id: claims.tenant_id,
    requester_id: claims.sub,
  };
}
