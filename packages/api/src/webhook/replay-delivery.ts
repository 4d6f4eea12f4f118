import type { Database } from "@portal/db";
import { z } from "zod";
import { recordEvent } from "../outbox/record-event.ts";

const replayedRows = z.array(z.object({ endpoint_id: z.string(), attempt_count: z.number() }));

/** One delivery of a tenant, and the request that asks for it again. */
export interface DeliveryReplay {
  tenantId: string;
  deliveryId: string;
  requestId: string;
}

/**
 * Sends a message again, whatever became of it: the same id and the same body, with the whole schedule before it.
 *
 * @returns false when the tenant has no such delivery, or its endpoint is disabled
 */
export async function replayDelivery(
  database: Database,
  { tenantId, deliveryId, requestId }: DeliveryReplay,
): Promise<boolean> {
  return database.withRlsBypass(async (tx) => {
    const [replayed] = replayedRows.parse(
      await tx.$queryRaw`
        update webhook_deliveries d
        set status = 'pending', earlier_attempt_count = attempt_count, next_attempt_at = now(), settled_at = null
        from webhook_endpoints e
        where d.tenant_id = ${tenantId}::uuid and d.id = ${deliveryId}::uuid
          and e.tenant_id = d.tenant_id and e.id = d.endpoint_id and e.disabled_at is null
        returning endpoint_id, attempt_count`,
    );
    if (replayed === undefined) return false;
    const { endpoint_id, attempt_count } = replayed;
    const payload = { delivery_id: deliveryId, endpoint_id, attempt: attempt_count + 1 };
    await recordEvent(tx, { tenantId, type: "webhook.replayed", requestId, payload });
    return true;
  });
}
