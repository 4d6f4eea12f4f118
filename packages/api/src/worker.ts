/** What the worker does, apart from the web's entry: it loads no router. */
export { scanPending } from "./attachment/scan-pending.ts";
export { sweepAttachments } from "./attachment/sweep-attachments.ts";
export { sweepChallenges } from "./challenge/sweep-challenges.ts";
export { createFileServices, type FileServices } from "./create-file-services.ts";
export { sweepKeys } from "./idempotency/sweep-keys.ts";
export { sweepCredentials } from "./identity/sweep-credentials.ts";
export { eventJobSchema } from "./outbox/outbox-event.ts";
export { relayBatchSize, relayEvents } from "./outbox/relay-events.ts";
export { sweepEvents } from "./outbox/sweep-events.ts";
export { forgetOverWindows } from "./rate-limit/count-in-database.ts";
export { sweepSketches } from "./similar-text/store-sketches.ts";
export { createLogger } from "./telemetry/logger.ts";
export { announceEvent } from "./webhook/announce-event.ts";
export { deliverMessage } from "./webhook/deliver-message.ts";
export { deliveryJobSchema } from "./webhook/delivery-job.ts";
export type { ReceiverRules } from "./webhook/receiver-address.ts";
export { retryScheduleSeconds } from "./webhook/retry-schedule.ts";
export { sweepSecrets } from "./webhook/sweep-secrets.ts";
