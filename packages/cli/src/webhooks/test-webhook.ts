import { sendTestEvent } from "@portal/api/operator";
import { z } from "zod";
import { jsonFlag, slugOption } from "../command/common-options.ts";
import { readOptions } from "../command/read-options.ts";
import { jsonLine } from "../output/show-safely.ts";
import { openTenant } from "../database/open-tenant.ts";
import { endpointOption, noSuchEndpoint } from "./webhook-options.ts";

const optionsSchema = z.object({ tenant: slugOption, id: endpointOption, json: jsonFlag });

/** Hands a test message to the worker. */
export async function* testWebhook(given: unknown): AsyncGenerator<string> {
  const { tenant: slug, id: endpointId, json } = readOptions(optionsSchema, given);
  await using tenant = await openTenant(slug);
  const { database, tenantId, requestId } = tenant;
  const eventId = await sendTestEvent(database, { tenantId, endpointId, requestId });
  if (eventId === null) throw noSuchEndpoint(slug);
  yield json
    ? jsonLine({ id: endpointId, webhook_id: `msg_${eventId}`, request_id: requestId })
    : `The worker sends msg_${eventId}; \`portal webhooks deliveries --tenant ${slug}\` shows what comes of it.`;
}
