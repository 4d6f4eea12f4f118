import { deliverMessage, deliveryJobSchema } from "@portal/api/worker";
import { defineTask } from "../task.ts";

/**
 * Makes one attempt at a delivery. A receiver that fails is none of the queue's failures: its next attempt is a job of its own.
 * The lease is a little longer than the fifteen seconds that a receiver has.
 */
export const deliverWebhookTask = defineTask("deliver-webhook", {
  limits: { timeoutSeconds: 20, maxAttempts: 12, retryDelaySeconds: 1, concurrency: 8, perGroup: 3 },
  schema: deliveryJobSchema,
  run: async ({ database, jobs, receivers, retryScheduleSeconds }, job, run) => {
    const courier = { database, jobs, receivers, schedule: retryScheduleSeconds };
    const { outcome, statusCode } = await deliverMessage(courier, job, run);
    return { outcome, statusCode };
  },
});
