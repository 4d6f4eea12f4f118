import type { Task } from "./task.ts";
import { announceEventTask } from "./tasks/announce-event.ts";
import { deliverWebhookTask } from "./tasks/deliver-webhook.ts";
import { mailRequesterTask } from "./tasks/mail-requester.ts";
import { scanFilesTask } from "./tasks/scan-files.ts";
import { sweepFilesTask } from "./tasks/sweep-files.ts";
import { sweepTask } from "./tasks/sweep.ts";

/** Everything that the worker does. What makes jobs of which is in packages/api/src/outbox/follow-ups.ts. */
export const tasks: readonly Task[] = [
  announceEventTask,
  deliverWebhookTask,
  mailRequesterTask,
  sweepTask,
  sweepFilesTask,
  scanFilesTask,
];
