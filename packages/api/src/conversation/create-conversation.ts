import type { ConversationAnswer, ErrorCode } from "@portal/contract";
import type { Database, Transaction } from "@portal/db";
import { v7 as uuidv7 } from "uuid";
import type { Access } from "../access/resolve-access.ts";
import { judgeSubmission } from "../abuse/judge-submission.ts";
import type { Judgement } from "../abuse/judgements.ts";
import { linkAttachments } from "../attachment/link-attachments.ts";
import { takeAttachments } from "../attachment/take-attachments.ts";
import { spendChallenge } from "../challenge/spend-challenge.ts";
import type { Context } from "../context.ts";
import { findPortalError } from "../errors/find-portal-error.ts";
import { findEarlier, type EarlierConversation } from "../idempotency/claim-key.ts";
import { keyRequest, type KeyedRequest } from "../idempotency/key-request.ts";
import { findSubmittedForm } from "../form/find-submitted-form.ts";
import type { FilledForm } from "../form/read-form-part.ts";
import { decideDisposition } from "./disposition.ts";
import { insertConversation, type InsertedConversation, type Intake, type Origin } from "./insert-conversation.ts";
import { readSubmission, type Submission } from "./read-submission.ts";

/** A submission on its way into the database: its files are there, and its key, if it has one, says which request it is. */
interface PreparedSubmission extends Intake {
  solved: Judgement["solved"];
  origin: Origin;
}

/**
 * Turns a submission into a conversation: the caller's key, contact, conversation, first message, its files and audit row commit together
 * or not at all. Everything that can be known before is checked before BEGIN, and nothing but the database is spoken to until COMMIT.
 *
 * @throws PortalError `invalid_input` with all problems at once, `sign_in_required`, `on_behalf_scope_missing`, `idempotency_key_reused`, `too_many_requests`, `challenge_due`,
 * `challenge_required`, `challenge_invalid`, `service_unavailable`, `storage_unavailable`
 */
export async function createConversation(
  context: Context & { access: Access },
  input: unknown,
): Promise<ConversationAnswer> {
  const { services, access, door, requestId, idempotencyKey } = context;
  const submittedForm = await findSubmittedForm(services.database, access.tenant?.id ?? null, input);
  const { submission, untimely } = readSubmission({ ...context, submittedForm }, input);
  const origin: Origin = { conversationId: uuidv7(), actor: access.actor, door, requestId };
  const keyIfAny = () =>
    idempotencyKey === undefined ? null : keyRequest(services.database, submission, idempotencyKey);
  try {
    if (untimely !== null) throw untimely;
    const { tenant, files } = submission;
    const { suspicions, solved } = await judgeSubmission(context, submission);
    const disposition = decideDisposition(tenant, submission.sender, suspicions);
    const taken = await takeAttachments(services, { tenant, files });
    // Files are told by their content, which is known once they are checked.
    const keyed = await keyIfAny();
    return await services.database.withRlsBypass((tx) =>
      store(tx, { submission, disposition, taken, keyed, solved, origin }),
    );
  } catch (error) {
    // The transaction is over, whatever it came to: looking again is safe, and its failure changes nothing.
    const earlier = mayHaveLanded(error) ? await lookAgain(services.database, keyIfAny) : null;
    if (earlier === null) throw error;
    // What came again is answered as it was the first time, without a word of limits.
    context.rateLimitStates.length = 0;
    return answer(earlier, { submission, isReplayed: true });
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

async function store(tx: Transaction, { solved, origin, ...intake }: PreparedSubmission): Promise<ConversationAnswer> {
  const { submission, taken } = intake;
  const { isReplayed, conversation } = await insertConversation(tx, intake, origin);
  if (isReplayed) return answer(conversation, { submission, isReplayed });
  // Behind the key, so that a repeat does not find its own challenge spent.
  if (solved !== null) await spendChallenge(tx, solved);
  // Only who sends files pays for their round trip.
  if (taken.length > 0) await linkAttachments(tx, linkTarget(submission.tenant.id, conversation), taken);
  return answer(conversation, { submission, isReplayed });
}

/** What the first answer said stays true of every later one: whatever became of it, the conversation was open when it was made. */
function answer(
  { id, displayId, createdAt }: EarlierConversation,
  { submission, isReplayed }: { submission: Submission; isReplayed: boolean },
): ConversationAnswer {
  return {
    id,
    display_id: displayId,
    status: "open",
    created_at: createdAt.toISOString(),
    form_version_warning: warnOfNewerVersion(submission.filled, createdAt),
    is_replayed: isReplayed,
  };
}

/** Says that the form had changed by then: the submission was taken as the version that it is of. A replay says what the first answer said. */
function warnOfNewerVersion(filled: FilledForm | null, createdAt: Date): string | null {
  const { version, supersededAt } = filled?.form ?? { version: 0, supersededAt: null };
  if (supersededAt === null || supersededAt > createdAt) return null;
  return `This form has changed since it was filled in: the request was taken as version ${String(version)} of it`;
}

function linkTarget(tenantId: string, { id: conversationId, messageId }: InsertedConversation) {
  return { tenantId, conversationId, messageId };
}
