import type { CreatedConversation } from "@portal/contract";
import type { Access } from "../access/resolve-access.ts";
import { linkAttachments } from "../attachment/link-attachments.ts";
import { takeAttachments } from "../attachment/take-attachments.ts";
import type { Context } from "../context.ts";
import { claimContact } from "./claim-contact.ts";
import { insertConversation, type InsertedConversation } from "./insert-conversation.ts";
import { readSubmission } from "./read-submission.ts";

/**
 * Turns a submission into a conversation: contact, conversation, first message, its files and audit row commit together or not at all.
 * Everything that can be known before is checked before BEGIN, and nothing but the database is spoken to until COMMIT.
 *
 * @throws PortalError `invalid_input` with all problems at once, `service_unavailable`, `storage_unavailable`
 */
export async function createConversation(
  context: Context & { access: Access },
  input: unknown,
): Promise<CreatedConversation> {
  const submission = readSubmission(context.access, input);
  const { tenant, request } = submission;
  const uploads = await takeAttachments(context.services, { tenant, attachmentIds: request.attachmentIds });
  const origin = { door: context.door, requestId: context.requestId };

  const conversation = await context.services.database.withRlsBypass(async (tx) => {
    await claimContact(tx, submission);
    const inserted = await insertConversation(tx, submission, origin);
    // Only who sends files pays for their round trip.
    if (uploads.length > 0) await linkAttachments(tx, linkTarget(tenant.id, inserted), uploads);
    return inserted;
  });

  return {
    id: conversation.id,
    display_id: conversation.displayId,
    status: conversation.status,
    created_at: conversation.createdAt.toISOString(),
    form_version_warning: null,
  };
}

function linkTarget(tenantId: string, { id: conversationId, messageId }: InsertedConversation) {
  return { tenantId, conversationId, messageId };
}
