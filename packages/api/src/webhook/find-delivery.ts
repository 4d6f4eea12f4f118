import type { Database } from "@portal/db";
import { z } from "zod";
import type { DeliveryJob } from "./delivery-job.ts";

const foundRows = z.array(
  z.object({
    status: z.enum(["pending", "delivered", "dead", "cancelled"]),
    attemptCount: z.number(),
    earlierAttemptCount: z.number(),
    eventId: z.string(),
    body: z.string(),
    url: z.string(),
    isDisabled: z.boolean(),
    secrets: z.array(z.string()),
  }),
);

/** A delivery with everything that an attempt at it takes. */
export type FoundDelivery = z.infer<typeof foundRows>[number];

/** Finds a delivery; one to an endpoint that is disabled meanwhile is called off, and `null` like one that is gone. */
export async function findDelivery(database: Database, job: DeliveryJob): Promise<FoundDelivery | null> {
  const [tenantId, id] = [job.tenant_id, job.delivery_id];
  return database.withRlsBypass(async (tx) => {
    const [found] = foundRows.parse(
      await tx.$queryRaw`
        select d.status::text, attempt_count as "attemptCount", earlier_attempt_count as "earlierAttemptCount",
          event_id as "eventId", body, url, disabled_at is not null as "isDisabled",
          array(select secret from webhook_secrets s
            where s.tenant_id = d.tenant_id and s.endpoint_id = d.endpoint_id
              and (s.expires_at is null or s.expires_at > now())
            order by s.created_at desc) as secrets
        from webhook_deliveries d
        join webhook_endpoints e on e.tenant_id = d.tenant_id and e.id = d.endpoint_id
        where d.tenant_id = ${tenantId}::uuid and d.id = ${id}::uuid`,
    );
    if (found === undefined || !found.isDisabled) return found ?? null;
    await tx.$executeRaw`
      update webhook_deliveries set status = 'cancelled', next_attempt_at = null, settled_at = now()
      where tenant_id = ${tenantId}::uuid and id = ${id}::uuid and status = 'pending'`;
    return null;
  });
}
