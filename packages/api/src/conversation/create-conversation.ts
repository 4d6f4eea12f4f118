import type { ConversationAnswer } from "@portal/contract";
import type { Transaction } from "@portal/db";
import type { Access } from "../access/resolve-access.ts";
import { judgeSubmission } from "../abuse/judge-submission.ts";
import { checkUpload } from "../attachment/check-upload.ts";
import { linkAttachments } from "../attachment/link-attachments.ts";
import { spendChallenge } from "../challenge/spend-challenge.ts";
import type { Context } from "../context.ts";
import type { EarlierConversation } from "../idempotency/claim-key.ts";
import { type Course, handleSubmission, type PreparedSubmission } from "./handle-submission.ts";
import { insertConversation, type InsertedConversation } from "./insert-conversation.ts";
import type { Submission } from "./read-submission.ts";
import { warnOfNewerVersion } from "./warn-of-newer-version.ts";

/**
 * Turns a submission into a conversation: the caller's key, contact, conversation, first message, its files and audit row commit together
 * or not at all.
 *
 * @throws PortalError as {@link handleSubmission}
 */
export function createConversation(context: Context & { access: Access }, input: unknown): Promise<ConversationAnswer> {
  return handleSubmission(context, input, storing);
}

const storing: Course<ConversationAnswer> = {
  judge: judgeSubmission,
  checkUpload,
  finish: (database, prepared) => database.withRlsBypass((tx) => store(tx, prepared)),
  repeat: (earlier, submission) => answer(earlier, { submission, isReplayed: true }),
};

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

function linkTarget(tenantId: string, { id: conversationId, messageId }: InsertedConversation) {
  return { tenantId, conversationId, messageId };
}
