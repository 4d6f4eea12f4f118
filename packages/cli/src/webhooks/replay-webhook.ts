import { replayDelivery } from "@portal/api/operator";
import { z } from "zod";
import { jsonFlag, slugOption } from "../command/common-options.ts";
import { readOptions } from "../command/read-options.ts";
import { Refusal } from "../command/refusal.ts";
import { jsonLine } from "../output/show-safely.ts";
import { openTenant } from "../database/open-tenant.ts";
import { deliveryOption } from "./webhook-options.ts";

const optionsSchema = z.object({ tenant: slugOption, id: deliveryOption, json: jsonFlag });

/** Hands a delivery to the worker again. */
export async function* replayWebhook(given: unknown): AsyncGenerator<string> {
  const { tenant: slug, id: deliveryId, json } = readOptions(optionsSchema, given);
  await using tenant = await openTenant(slug);
  const { database, tenantId, requestId } = tenant;
  if (!(await replayDelivery(database, { tenantId, deliveryId, requestId }))) {
    throw new Refusal("notFound", `Tenant ${slug} has no such delivery, or its endpoint is disabled.`);
  }
  yield json
    ? jsonLine({ id: deliveryId, replayed: true, request_id: requestId })
    : `The worker sends delivery ${deliveryId} again.`;
}
