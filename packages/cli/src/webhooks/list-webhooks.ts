import { type ListedEndpoint, listEndpoints } from "@portal/api/operator";
import { z } from "zod";
import { jsonFlag, slugOption } from "../command/common-options.ts";
import { readOptions } from "../command/read-options.ts";
import { type ListView, onePage, showList } from "../output/show-list.ts";
import { showTime } from "../output/show-time.ts";
import { openTenant } from "../database/open-tenant.ts";

const optionsSchema = z.object({ tenant: slugOption, json: jsonFlag });

/** Lists a tenant's endpoints. */
export async function* listWebhooks(given: unknown): AsyncGenerator<string> {
  const { tenant: slug, json } = readOptions(optionsSchema, given);
  await using tenant = await openTenant(slug);
  yield* showList(onePage(await listEndpoints(tenant.database, tenant.tenantId)), view, json);
}

const view: ListView<ListedEndpoint> = {
  none: "The tenant has no endpoints.",
  describe: describeEndpoint,
  columns: [
    { heading: "ID", cell: ({ id }) => id },
    { heading: "URL", maxWidth: 60, cell: ({ url }) => url },
    { heading: "EVENTS", cell: ({ eventTypes }) => eventTypes.join(" ") },
    { heading: "SINCE", cell: ({ createdAt }) => showTime(createdAt) },
    { heading: "DISABLED", cell: ({ disabledAt }) => (disabledAt === null ? "" : showTime(disabledAt)) },
  ],
};

function describeEndpoint({ id, url, eventTypes, createdAt, disabledAt }: ListedEndpoint) {
  const disabled_at = disabledAt?.toISOString() ?? null;
  return { id, url, event_types: eventTypes, created_at: createdAt.toISOString(), disabled_at };
}
