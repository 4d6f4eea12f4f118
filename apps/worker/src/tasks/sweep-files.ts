import { sweepAttachments } from "@portal/api/worker";
import { z } from "zod";
import { defineTask } from "../task.ts";

/** Removes the files that nobody has attached within a day, and objects that no row speaks of. */
export const sweepFilesTask = defineTask("sweep-files", {
  limits: { timeoutSeconds: 600, maxAttempts: 3, retryDelaySeconds: 60, concurrency: 1, schedule: "*/10 * * * *" },
  schema: z.unknown(),
  run: async ({ database, files: { storage }, logger }) => ({
    ...(await sweepAttachments({ database, storage, logger })),
  }),
});
