import type { Database } from "@portal/db";
import { z } from "zod";

/** What became of a message. */
export const deliveryStatuses = ["pending", "delivered", "dead", "cancelled"] as const;

const deliveryRows = z.array(
  z.object({
    id: z.string(),
    endpointId: z.string(),
    eventId: z.string(),
    eventType: z.string(),
    url: z.string(),
    status: z.enum(deliveryStatuses),
    attempts: z.number(),
    outcome: z.string().nullable(),
    statusCode: z.number().nullable(),
    durationMs: z.number().nullable(),
    nextAttemptAt: z.date().nullable(),
    createdAt: z.date(),
  }),
);

/** A message to one endpoint, with how its last attempt ended. */
export type ListedDelivery = z.infer<typeof deliveryRows>[number];

/** Whose deliveries are listed, of which state, and how many at most. */
export interface DeliveryList {
  tenantId: string;
  status?: (typeof deliveryStatuses)[number] | undefined;
  limit: number;
}

/** A tenant's delivery log, newest first. */
export async function listDeliveries(
  database: Database,
  { tenantId, status, limit }: DeliveryList,
): Promise<ListedDelivery[]> {
  const rows = await database.withTenant(
    tenantId,
    (tx) => tx.$queryRaw`
      select d.id, d.endpoint_id as "endpointId", event_id as "eventId", event_type as "eventType", url,
        d.status::text, attempt_count as attempts, a.outcome, a.status_code as "statusCode",
        a.duration_ms as "durationMs", next_attempt_at as "nextAttemptAt", d.created_at as "createdAt"
      from webhook_deliveries d
      join webhook_endpoints e on e.tenant_id = d.tenant_id and e.id = d.endpoint_id
      left join webhook_attempts a
        on a.tenant_id = d.tenant_id and a.delivery_id = d.id and a.attempt = d.attempt_count
      where d.tenant_id = ${tenantId}::uuid and (${status ?? null}::text is null or d.status::text = ${status ?? null})
      order by d.created_at desc, d.id desc
      limit ${limit}`,
  );
  return deliveryRows.parse(rows);
}
