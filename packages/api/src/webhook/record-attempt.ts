import type { Transaction } from "@portal/db";
import type { Courier } from "./deliver-message.ts";
import { type DeliveryJob, newDeliveryJob } from "./delivery-job.ts";
import type { PostResult } from "./post-message.ts";
import { nextAttemptAt } from "./retry-schedule.ts";

/** An attempt that was made. `attempt` is its number in the log. */
export interface MadeAttempt extends DeliveryJob {
  result: PostResult;
  durationMs: number;
  /** Attempts before this round of the schedule. */
  earlierAttempts: number;
}

type Status = "pending" | "delivered" | "dead" | "cancelled";

/**
 * Writes an attempt into the log, sets the delivery's state and, when it failed with attempts left, makes the job of the next: all
 * or nothing. When another worker has recorded this attempt meanwhile, nothing is written.
 *
 * @returns the delivery's state
 */
export async function recordAttempt({ database, jobs, schedule }: Courier, made: MadeAttempt): Promise<Status> {
  const { attempt, result, earlierAttempts } = made;
  const next = isOver(result) ? null : nextAttemptAt(schedule, attempt - earlierAttempts, new Date());
  const status = statusOf(result, next);
  await database.withRlsBypass(async (tx) => {
    if (!(await moveOn(tx, made, { status, next }))) return;
    await tx.$executeRaw`
      insert into webhook_attempts (tenant_id, delivery_id, attempt, outcome, status_code, duration_ms)
      values (${made.tenant_id}::uuid, ${made.delivery_id}::uuid, ${attempt}, ${result.outcome}, ${result.statusCode}::int,
        ${made.durationMs})`;
    if (result.outcome === "gone") await disableEndpoint(tx, made);
    if (next === null) return;
    const { tenant_id, delivery_id, endpoint_id, request_id } = made;
    await jobs.enqueue(tx, [
      newDeliveryJob({ tenant_id, delivery_id, endpoint_id, request_id, attempt: attempt + 1 }, next),
    ]);
  });
  return status;
}

function isOver({ outcome }: PostResult): boolean {
  return outcome === "delivered" || outcome === "gone";
}

function statusOf({ outcome }: PostResult, next: Date | null): Status {
  if (outcome === "delivered") return "delivered";
  if (outcome === "gone") return "cancelled";
  return next === null ? "dead" : "pending";
}

async function moveOn(
  tx: Transaction,
  { tenant_id, delivery_id, attempt, earlierAttempts }: MadeAttempt,
  { status, next }: { status: Status; next: Date | null },
): Promise<boolean> {
  const moved = await tx.$executeRaw`
    update webhook_deliveries
    set status = ${status}::webhook_delivery_status, attempt_count = ${attempt}, earlier_attempt_count = ${earlierAttempts},
      next_attempt_at = ${next}, settled_at = case when ${status} = 'pending' then null else now() end
    where tenant_id = ${tenant_id}::uuid and id = ${delivery_id}::uuid and attempt_count = ${attempt - 1}
      and status in ('pending', 'dead')`;
  return moved === 1;
}

/** 410 Gone is a receiver's way of saying that it wants no more. */
async function disableEndpoint(tx: Transaction, { tenant_id, endpoint_id }: MadeAttempt): Promise<void> {
  await tx.$executeRaw`
    update webhook_endpoints set disabled_at = now()
    where tenant_id = ${tenant_id}::uuid and id = ${endpoint_id}::uuid and disabled_at is null`;
}
