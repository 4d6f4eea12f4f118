import {
  forgetOverWindows,
  sweepChallenges,
  sweepCredentials,
  sweepEvents,
  sweepKeys,
  sweepMails,
  sweepSecrets,
  sweepSketches,
} from "@portal/api/worker";
import { z } from "zod";
import { defineTask } from "../task.ts";

/** Forgets what has expired. */
export const sweepTask = defineTask("sweep", {
  limits: { timeoutSeconds: 300, maxAttempts: 3, retryDelaySeconds: 60, concurrency: 1, schedule: "*/10 * * * *" },
  schema: z.unknown(),
  run: async ({ database }) => ({
    idempotencyKeys: await sweepKeys(database),
    credentials: await sweepCredentials(database),
    mails: await sweepMails(database),
    webhookSecrets: await sweepSecrets(database),
    outboxEvents: await sweepEvents(database),
    spentChallenges: await sweepChallenges(database),
    rateLimits: await forgetOverWindows(database),
    textSketches: await sweepSketches(database),
  }),
});
