import { addTokenIssuer, type IssuerKeys, TokenIssuerRefusedError } from "@portal/db/admin";
import { readSettings, type Settings } from "@portal/settings";
import { z } from "zod";
import { jsonFlag, slugOption } from "../command/common-options.ts";
import { readOptions } from "../command/read-options.ts";
import { Refusal } from "../command/refusal.ts";
import { findTenantAsOwner } from "../database/find-tenant-as-owner.ts";
import { openServer, ownerUrlOf } from "../database/open-server.ts";
import { jsonLine } from "../output/show-safely.ts";
import { algorithmsOption, audienceOption, issuerOption, jwksUrlOption } from "./issuer-options.ts";
import { readKeyFile } from "./read-key-file.ts";

const optionsSchema = z.object({
  tenant: slugOption,
  issuer: issuerOption,
  audience: audienceOption,
  algorithm: algorithmsOption,
  jwksUrl: jwksUrlOption.optional(),
  jwksFile: z.string().optional(),
  json: jsonFlag,
});
type Options = z.infer<typeof optionsSchema>;

/** Registers an outside issuer for one tenant. */
export async function* addIssuer(given: unknown): AsyncGenerator<string> {
  const options = readOptions(optionsSchema, given);
  const { tenant: slug, issuer, audience, algorithm: algorithms, json } = options;
  const settings = readSettings();
  refuseOwnName(issuer, settings);
  const keys = await readKeys(options, settings);
  await using server = await openServer(settings);
  const ownerUrl = ownerUrlOf(server);
  const { id: tenantId } = await findTenantAsOwner(ownerUrl, slug);

  const id = await addTokenIssuer(ownerUrl, { tenantId, issuer, audience, algorithms, ...keys }).catch(refuseConflict);
  yield json
    ? jsonLine({ id, tenant_id: tenantId, issuer })
    : `Tenant ${slug} accepts tokens of ${issuer} from now on.`;
}

async function readKeys({ jwksUrl, jwksFile }: Options, { publicUrl }: Settings): Promise<IssuerKeys> {
  if (jwksFile !== undefined) return { jwks: await readKeyFile(jwksFile) };
  if (jwksUrl === undefined) throw new Refusal("wrongUsage", "--jwks-url or --jwks-file is required.");
  if (publicUrl.startsWith("https:") && !jwksUrl.startsWith("https:")) {
    throw new Refusal("wrongUsage", "--jwks-url should be an https address, as the portal's own is one.");
  }
  return { jwksUrl };
}

/** A registration under our own name would never be asked: tokens that say so are verified with our keys. */
function refuseOwnName(issuer: string, { publicUrl }: Settings): void {
  if (issuer !== publicUrl) return;
  throw new Refusal("conflict", `${issuer} is the portal itself; its own tokens are accepted already.`);
}

function refuseConflict(error: unknown): never {
  if (error instanceof TokenIssuerRefusedError) throw new Refusal("conflict", error.message, { cause: error });
  throw error;
}
