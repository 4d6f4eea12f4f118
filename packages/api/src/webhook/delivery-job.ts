import type { NewJob } from "@portal/db/jobs";
import { z } from "zod";
import type { OutboxEvent } from "../outbox/outbox-event.ts";

/** Which attempt at which delivery a job makes. */
export const deliveryJobSchema = z.object({
  tenant_id: z.string(),
  delivery_id: z.string(),
  endpoint_id: z.string(),
  /** The number that the attempt gets in the log; a job whose attempt has been made is over. */
  attempt: z.number(),
  request_id: z.string(),
});
export type DeliveryJob = z.infer<typeof deliveryJobSchema>;

/** The job that makes an attempt. Attempts at one endpoint take turns, so that a slow one does not hold up the others. */
export function newDeliveryJob(payload: DeliveryJob, runAt?: Date): NewJob {
  return {
    task: "deliver-webhook",
    payload: { ...payload },
    group: payload.endpoint_id,
    ...(runAt === undefined ? {} : { runAt }),
  };
}

/** The job that a replay makes; its event says which attempt comes next. */
export function deliveryJobOf({ tenantId, requestId, payload }: OutboxEvent): NewJob {
  return newDeliveryJob(deliveryJobSchema.parse({ ...payload, tenant_id: tenantId, request_id: requestId }));
}
