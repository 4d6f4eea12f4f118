import { removeTokenIssuer } from "@portal/db/admin";
import { readSettings } from "@portal/settings";
import { z } from "zod";
import { jsonFlag, slugOption } from "../command/common-options.ts";
import { readOptions } from "../command/read-options.ts";
import { Refusal } from "../command/refusal.ts";
import { findTenantAsOwner } from "../database/find-tenant-as-owner.ts";
import { openServer, ownerUrlOf } from "../database/open-server.ts";
import { jsonLine } from "../output/show-safely.ts";
import { issuerOption } from "./issuer-options.ts";

const optionsSchema = z.object({ tenant: slugOption, issuer: issuerOption, json: jsonFlag });

/** Ends a tenant's trust in an issuer: its tokens are refused from the next request on. */
export async function* removeIssuer(given: unknown): AsyncGenerator<string> {
  const { tenant: slug, issuer, json } = readOptions(optionsSchema, given);
  await using server = await openServer(readSettings());
  const ownerUrl = ownerUrlOf(server);
  const { id: tenantId } = await findTenantAsOwner(ownerUrl, slug);
  if (!(await removeTokenIssuer(ownerUrl, tenantId, issuer))) {
    throw new Refusal(
      "notFound",
      `Tenant ${slug} has no such issuer; \`portal issuer list --tenant ${slug}\` shows those it has.`,
    );
  }
  yield json
    ? jsonLine({ tenant_id: tenantId, issuer, removed: true })
    : `Tenant ${slug} no longer accepts tokens of ${issuer}.`;
}
