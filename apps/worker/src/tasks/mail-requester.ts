import { eventJobSchema, mailRequester } from "@portal/api/worker";
import { defineTask } from "../task.ts";

/** Mails to whoever wrote. The lease outlasts a mail server that is slow at every step; a server that is away is tried for half a day. */
export const mailRequesterTask = defineTask("mail-requester", {
  limits: { timeoutSeconds: 90, maxAttempts: 18, retryDelaySeconds: 5, concurrency: 8 },
  schema: eventJobSchema,
  run: async (bench, job) => {
    const outcome = await mailRequester(bench, job);
    if (outcome === "interrupted") {
      const { tenant_id: tenantId, request_id: requestId } = job;
      bench.logger.warn(
        { tenantId, requestId },
        "mail to unproved addresses interrupted: the tenant has sent too many",
      );
    }
    return { outcome };
  },
});
