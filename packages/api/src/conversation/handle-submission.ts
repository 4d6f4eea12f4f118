import type { ErrorCode } from "@portal/contract";
import { drawId, type Database } from "@portal/db";
import type { Access, TenantAccess } from "../access/resolve-access.ts";
import type { Judgement } from "../abuse/judgements.ts";
import type { UploadCheck } from "../attachment/check-uploads.ts";
import { takeAttachments } from "../attachment/take-attachments.ts";
import type { Context } from "../context.ts";
import { findPortalError } from "../errors/find-portal-error.ts";
import { findSubmittedForm } from "../form/find-submitted-form.ts";
import { findEarlier, type EarlierConversation } from "../idempotency/claim-key.ts";
import { keyRequest, type KeyedRequest } from "../idempotency/key-request.ts";
import { decideDisposition } from "./disposition.ts";
import type { Intake, Origin } from "./insert-conversation.ts";
import { readSubmission, type Submission } from "./read-submission.ts";

/** A submission on its way into the database: its files are there, and its key, if it has one, says which request it is. */
export interface PreparedSubmission extends Intake {
  solved: Judgement["solved"];
  origin: Origin;
}

/** What differs between a submission that is stored and one that is only tried. What is refused, and in which order, does not. */
export interface Course<Answer> {
  judge(context: Context & { access: Pick<TenantAccess, "actor"> }, submission: Submission): Promise<Judgement>;
  /** Looks at a file that nobody has looked at yet. */
  checkUpload: UploadCheck;
  finish(database: Database, prepared: PreparedSubmission): Promise<Answer>;
  /** The answer to a request that an earlier one with its key has done already. */
  repeat(earlier: EarlierConversation, submission: Submission): Answer;
}

/**
 * Takes a submission as far as its course goes. Everything that can be known before is checked before BEGIN, and nothing but the database is spoken to
 * from there on.
 *
 * @throws PortalError `invalid_input` with all problems at once, `sign_in_required`, `on_behalf_scope_missing`, `idempotency_key_reused`, `too_many_requests`,
 * `challenge_due`, `challenge_required`, `challenge_invalid`, `service_unavailable`, `storage_unavailable`
 */
export async function handleSubmission<Answer>(
  context: Context & { access: Access },
  input: unknown,
  course: Course<Answer>,
): Promise<Answer> {
  const { services, access, door, requestId, idempotencyKey } = context;
  const submittedForm = await findSubmittedForm(services.database, access.tenant?.id ?? null, input);
  const { submission, untimely } = readSubmission({ ...context, submittedForm }, input);
  const origin: Origin = { conversationId: drawId(), actor: access.actor, door, requestId };
  const keyIfAny = () =>
    idempotencyKey === undefined ? null : keyRequest(services.database, submission, idempotencyKey);
  try {
    if (untimely !== null) throw untimely;
    const { tenant, files } = submission;
    const { suspicions, solved } = await course.judge(context, submission);
    const disposition = decideDisposition(tenant, submission.sender, suspicions);
    const taken = await takeAttachments(services, { tenant, files }, course.checkUpload);
    // Files are told by their content, which is known once they are checked.
    const keyed = await keyIfAny();
    return await course.finish(services.database, { submission, disposition, taken, keyed, solved, origin });
  } catch (error) {
    // The transaction is over, whatever it came to: looking again is safe, and its failure changes nothing.
    const earlier = mayHaveLanded(error) ? await lookAgain(services.database, keyIfAny) : null;
    if (earlier === null) throw error;
    // What came again is answered as it was the first time, without a word of limits.
    context.rateLimitStates.length = 0;
    return course.repeat(earlier, submission);
  }
}

const refusedBeforeItsKey: readonly ErrorCode[] = [
  "invalid_input",
  "sign_in_required",
  "too_many_requests",
  "challenge_due",
  "challenge_required",
  "challenge_invalid",
];

/**
 * A request that is sent again can find its files taken, its challenge spent by itself, and its form closed since; and a lost acknowledgement
 * may hide a commit.
 */
function mayHaveLanded(error: unknown): boolean {
  const refusal = findPortalError(error);
  if (refusal !== null && refusedBeforeItsKey.includes(refusal.code)) return true;
  return isOutcomeUnknown(refusal?.cause);
}

// By property, not by class: Next bundles the process's services and its routes apart, and each bundle has classes of its own.
function isOutcomeUnknown(cause: unknown): boolean {
  return cause instanceof Error && "outcome" in cause && cause.outcome === "unknown";
}

/**
 * @throws PortalError `idempotency_key_reused`, which says more than that the files of the first request are taken; and
 * `service_unavailable` when nobody can tell: a refusal for good would be wrong of a request that has landed
 */
async function lookAgain(
  database: Database,
  keyIfAny: () => Promise<KeyedRequest> | null,
): Promise<EarlierConversation | null> {
  try {
    const keyed = await keyIfAny();
    return keyed && (await database.withRlsBypass((tx) => findEarlier(tx, keyed)));
  } catch (error) {
    const code = findPortalError(error)?.code;
    if (code === "idempotency_key_reused" || code === "service_unavailable") throw error;
    return null;
  }
}
