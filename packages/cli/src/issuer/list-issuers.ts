import { listTokenIssuers, type RegisteredTokenIssuer } from "@portal/db/admin";
import { readSettings } from "@portal/settings";
import { z } from "zod";
import { jsonFlag, slugOption } from "../command/common-options.ts";
import { readOptions } from "../command/read-options.ts";
import { findTenantAsOwner } from "../database/find-tenant-as-owner.ts";
import { openServer, ownerUrlOf } from "../database/open-server.ts";
import { type ListView, onePage, showList } from "../output/show-list.ts";
import { showTime } from "../output/show-time.ts";

const optionsSchema = z.object({ tenant: slugOption, json: jsonFlag });

/** Lists the outside issuers that a tenant accepts, oldest first. */
export async function* listIssuers(given: unknown): AsyncGenerator<string> {
  const { tenant: slug, json } = readOptions(optionsSchema, given);
  await using server = await openServer(readSettings());
  const ownerUrl = ownerUrlOf(server);
  const { id: tenantId } = await findTenantAsOwner(ownerUrl, slug);
  yield* showList(onePage(await listTokenIssuers(ownerUrl, tenantId)), view, json);
}

const view: ListView<RegisteredTokenIssuer> = {
  none: "The tenant accepts no tokens but the portal's own.",
  describe: describeIssuer,
  columns: [
    { heading: "ISSUER", maxWidth: 60, cell: ({ issuer }) => issuer },
    { heading: "AUDIENCE", maxWidth: 30, cell: ({ audience }) => audience },
    { heading: "ALGORITHMS", cell: ({ algorithms }) => algorithms.join(" ") },
    { heading: "SINCE", cell: ({ createdAt }) => showTime(createdAt) },
    { heading: "KEYS", cell: ({ jwksUrl }) => jwksUrl ?? "registered here" },
  ],
};

function describeIssuer({ id, issuer, audience, algorithms, jwksUrl, jwks, createdAt }: RegisteredTokenIssuer) {
  return { id, issuer, audience, algorithms, jwks_url: jwksUrl, jwks, created_at: createdAt.toISOString() };
}
