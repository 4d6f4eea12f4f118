import { announceEvent, eventJobSchema } from "@portal/api/worker";
import { defineTask } from "../task.ts";

/** Addresses an event to the endpoints that want to know. */
export const announceEventTask = defineTask("announce-event", {
  limits: { timeoutSeconds: 15, maxAttempts: 12, retryDelaySeconds: 1, concurrency: 2 },
  schema: eventJobSchema,
  run: async ({ database, jobs, wake }, job) => {
    const deliveries = await announceEvent({ database, jobs }, job);
    if (deliveries > 0) wake(["deliver-webhook"]);
    return { deliveries };
  },
});
