import type { Database } from "@portal/db";
import { recordEvent } from "../outbox/record-event.ts";
import type { EndpointKey } from "./remove-endpoint.ts";

/** Sends a `webhook.test` message to one endpoint; `null` when the tenant has none of that id, or it is disabled. */
export async function sendTestEvent(
  database: Database,
  { tenantId, endpointId, requestId }: EndpointKey & { requestId: string },
): Promise<string | null> {
  return database.withRlsBypass(async (tx) => {
    const found = await tx.$queryRaw<unknown[]>`
      select id from webhook_endpoints
      where tenant_id = ${tenantId}::uuid and id = ${endpointId}::uuid and disabled_at is null`;
    if (found.length === 0) return null;
    return recordEvent(tx, { tenantId, type: "webhook.test", requestId, payload: { endpoint_id: endpointId } });
  });
}
