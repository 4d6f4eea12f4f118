import { scanPending } from "@portal/api/worker";
import { z } from "zod";
import { defineTask } from "../task.ts";

/** Has the files scanned that came while the malware scanner was away; what it could not scan waits for the next minute. */
export const scanFilesTask = defineTask("scan-files", {
  limits: { timeoutSeconds: 600, maxAttempts: 1, retryDelaySeconds: 60, concurrency: 1, schedule: "* * * * *" },
  schema: z.unknown(),
  run: async ({ database, files, logger }) => ({ ...(await scanPending({ database, ...files, logger })) }),
});
