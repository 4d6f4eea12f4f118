import type { Database } from "@portal/db";
import { type ClaimedJob, GivenUpError, type JobSender } from "@portal/db/jobs";
import type { DeliveryJob } from "./delivery-job.ts";
import { findDelivery, type FoundDelivery } from "./find-delivery.ts";
import { postMessage, type PostResult } from "./post-message.ts";
import type { ReceiverRules } from "./receiver-address.ts";
import { recordAttempt } from "./record-attempt.ts";
import { signMessage } from "./sign-message.ts";

const timeoutMs = 15_000;

/** What delivering takes. */
export interface Courier {
  database: Database;
  jobs: JobSender;
  receivers: ReceiverRules;
  schedule: readonly number[];
}

/** What came of a job; `skipped` when there was nothing left to do. */
export type Delivered = { outcome: PostResult["outcome"] | "skipped"; statusCode: number | null };

const skipped: Delivered = { outcome: "skipped", statusCode: null };

/**
 * Makes one attempt at a delivery and records it, together with the job of the next attempt if there is to be one. Whoever dies
 * between the post and the record posts again, with the same id.
 *
 * @throws GivenUpError when the schedule is used up
 */
export async function deliverMessage(
  courier: Courier,
  job: DeliveryJob,
  { attempt: run, signal }: Pick<ClaimedJob, "attempt" | "signal">,
): Promise<Delivered> {
  const { database, receivers } = courier;
  const delivery = await findDelivery(database, job);
  if (delivery === null) return skipped;
  const begins = beginsAgain(delivery, job, run);
  if (!begins && (delivery.status !== "pending" || delivery.attemptCount + 1 !== job.attempt)) return skipped;
  const attempt = delivery.attemptCount + 1;
  const startedAtMs = performance.now();
  const result = await postMessage(signed(delivery), { ...receivers, timeoutMs, signal });
  const durationMs = Math.round(performance.now() - startedAtMs);

  const made = {
    ...job,
    attempt,
    durationMs,
    result,
    earlierAttempts: begins ? delivery.attemptCount : delivery.earlierAttemptCount,
  };
  if ((await recordAttempt(courier, made)) === "dead") throw new GivenUpError(`the last attempt was ${result.outcome}`);
  return result;
}

/**
 * A delivery is dead, and the job of its last attempt is back: an operator has replayed the job, so that the schedule begins
 * again. (The same job run twice, because its first run died before it could be settled, is none.)
 */
function beginsAgain(delivery: FoundDelivery, job: DeliveryJob, run: number): boolean {
  return delivery.status === "dead" && delivery.attemptCount === job.attempt && run === 1;
}

function signed({ url, eventId, body, secrets }: FoundDelivery) {
  const content = { id: `msg_${eventId}`, timestampSeconds: Math.floor(Date.now() / 1_000), body };
  const headers = {
    "content-type": "application/json",
    "user-agent": "help-center-portal",
    ...signMessage(content, secrets),
  };
  return { url, headers, body };
}
