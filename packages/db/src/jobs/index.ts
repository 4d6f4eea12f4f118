// The job queue of the worker. Only these files know the library behind it.
export { type DeadJob, type JobDesk, openJobDesk } from "./dead-letters.ts";
export {
  type ClaimedJob,
  GivenUpError,
  type JobPayload,
  type JobSender,
  type NewJob,
  type RunnableTask,
  type TaskLimits,
} from "./job.ts";
export { type JobQueue, startJobQueue } from "./job-queue.ts";
export type { JobQueueEvent, JobQueueOptions } from "./open-boss.ts";
