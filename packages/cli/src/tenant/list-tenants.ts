import { listTenants as readTenants, type TenantSummary } from "@portal/db/admin";
import { readSettings } from "@portal/settings";
import { z } from "zod";
import { jsonFlag } from "../command/common-options.ts";
import { readOptions } from "../command/read-options.ts";
import { openServer, ownerUrlOf } from "../database/open-server.ts";
import { type ListView, onePage, showList } from "../output/show-list.ts";

/** Lists all tenants by slug. */
export async function* listTenants(given: unknown): AsyncGenerator<string> {
  const { json } = readOptions(z.object({ json: jsonFlag }), given);
  await using server = await openServer(readSettings());
  yield* showList(onePage(await readTenants(ownerUrlOf(server))), view, json);
}

const view: ListView<TenantSummary> = {
  none: "There are no tenants yet; `portal tenant create` makes one.",
  describe: describeTenant,
  columns: [
    { heading: "SLUG", cell: ({ slug }) => slug },
    { heading: "NAME", maxWidth: 32, cell: ({ name }) => name },
    { heading: "HOST NAME", cell: ({ hostname }) => hostname ?? "" },
    { heading: "STATE", cell: stateOf },
    { heading: "ID", cell: ({ id }) => id },
  ],
};

function stateOf({ disabledAt, contactFormEnabled }: TenantSummary): string {
  if (disabledAt !== null) return "disabled";
  return contactFormEnabled ? "open" : "closed";
}

function describeTenant({ id, slug, name, hostname, contactFormEnabled, allowedOrigins, disabledAt }: TenantSummary) {
  return {
    id,
    slug,
    name,
    hostname,
    contact_form: contactFormEnabled,
    allowed_origins: allowedOrigins,
    disabled_at: disabledAt?.toISOString() ?? null,
  };
}
