import { deliveryStatuses, type ListedDelivery, listDeliveries } from "@portal/api/operator";
import { z } from "zod";
import { jsonFlag, slugOption } from "../command/common-options.ts";
import { readOptions, wholeNumber } from "../command/read-options.ts";
import { type ListView, onePage, showList } from "../output/show-list.ts";
import { showTime } from "../output/show-time.ts";
import { openTenant } from "../database/open-tenant.ts";

const optionsSchema = z.object({
  tenant: slugOption,
  status: z.enum(deliveryStatuses, { error: `should be one of ${deliveryStatuses.join(", ")}` }).optional(),
  limit: wholeNumber(1, 10_000).default(100),
  json: jsonFlag,
});

/** Shows a tenant's delivery log. */
export async function* listWebhookDeliveries(given: unknown): AsyncGenerator<string> {
  const { tenant: slug, status, limit, json } = readOptions(optionsSchema, given);
  await using tenant = await openTenant(slug);
  const { database, tenantId } = tenant;
  yield* showList(onePage(await listDeliveries(database, { tenantId, status, limit })), view, json);
}

const view: ListView<ListedDelivery> = {
  none: "There are no such deliveries.",
  describe: describeDelivery,
  columns: [
    { heading: "ID", cell: ({ id }) => id },
    { heading: "CREATED", cell: ({ createdAt }) => showTime(createdAt) },
    { heading: "EVENT", cell: ({ eventType }) => eventType },
    { heading: "URL", maxWidth: 40, cell: ({ url }) => url },
    { heading: "STATUS", cell: ({ status }) => status },
    { heading: "ATTEMPTS", cell: ({ attempts }) => String(attempts) },
    { heading: "LAST", cell: ({ outcome, statusCode }) => [outcome, statusCode].filter(Boolean).join(" ") },
    { heading: "MS", cell: ({ durationMs }) => String(durationMs ?? "") },
    { heading: "NEXT", cell: ({ nextAttemptAt }) => (nextAttemptAt === null ? "" : showTime(nextAttemptAt)) },
  ],
};

function describeDelivery(delivery: ListedDelivery) {
  const { id, endpointId, eventId, eventType, status, attempts } = delivery;
  return {
    id,
    webhook_id: `msg_${eventId}`,
    endpoint_id: endpointId,
    event_type: eventType,
    status,
    attempts,
    last_outcome: delivery.outcome,
    last_status_code: delivery.statusCode,
    last_duration_ms: delivery.durationMs,
    next_attempt_at: delivery.nextAttemptAt?.toISOString() ?? null,
    created_at: delivery.createdAt.toISOString(),
  };
}
