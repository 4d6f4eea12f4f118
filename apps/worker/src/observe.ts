import { type ClaimedJob, GivenUpError, type RunnableTask } from "@portal/db/jobs";
import { z } from "zod";
import type { Task, Workbench } from "./task.ts";

const originSchema = z.object({ request_id: z.string().optional(), tenant_id: z.string().optional() }).catch({});

/** Makes a task one that the queue can run, with a line in the log for every run, under the request that it follows from. */
export function observe(task: Task, bench: Workbench): RunnableTask {
  const { name, limits } = task;
  return { name, limits, run: (job) => runObserved(task, bench, job) };
}

async function runObserved(task: Task, bench: Workbench, { id, payload, attempt, signal }: ClaimedJob): Promise<void> {
  const { request_id: requestId, tenant_id: tenantId } = originSchema.parse(payload);
  const startedAtMs = performance.now();
  const facts = () => ({
    ...{ task: task.name, jobId: id, attempt, requestId, tenantId },
    durationMs: Math.round(performance.now() - startedAtMs),
  });
  try {
    const report = await task.run(bench, payload, { attempt, signal });
    bench.logger.info({ ...facts(), ...report }, "job done");
  } catch (error) {
    const isDead = error instanceof GivenUpError || attempt >= task.limits.maxAttempts;
    bench.logger[isDead ? "error" : "warn"]({ ...facts(), err: error }, isDead ? "job dead" : "job failed");
    throw error;
  }
}
