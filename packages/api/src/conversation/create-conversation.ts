import type { CreatedConversation } from "@portal/contract";
import type { Access } from "../access/resolve-access.ts";
import type { Context } from "../context.ts";
import { claimContact } from "./claim-contact.ts";
import { insertConversation } from "./insert-conversation.ts";
import { readSubmission } from "./read-submission.ts";

/**
 * Turns a submission into a conversation: contact, conversation, first message and audit row commit together or not at all.
 * Everything that can be known before is checked before BEGIN, and nothing but the database is spoken to until COMMIT.
 *
 * @throws PortalError `invalid_input` with all problems at once, `service_unavailable`
 */
export async function createConversation(
  context: Context & { access: Access },
  input: unknown,
): Promise<CreatedConversation> {
  const submission = readSubmission(context.access, input);
  const origin = { door: context.door, requestId: context.requestId };

  const conversation = await context.services.database.withRlsBypass(async (tx) => {
    await claimContact(tx, submission);
    return insertConversation(tx, submission, origin);
  });

  return {
    id: conversation.id,
    display_id: conversation.displayId,
    status: conversation.status,
    created_at: conversation.createdAt.toISOString(),
    form_version_warning: null,
  };
}
