import type { Database } from "@portal/db";
import { recordOperatorAction } from "../audit/record-operator-action.ts";
import { recordEvent } from "../outbox/record-event.ts";

/** Which conversation of which tenant is released, and by which request of an operator. */
export interface Release {
  tenantId: string;
  /** Its id or the reference that people quote. */
  conversation: string;
  requestId: string;
}

/** A conversation that was released. */
export interface ReleasedConversation {
  id: string;
  displayId: string;
}

/**
 * Lets a held or quarantined conversation go the way of an accepted one, once: of two operators at once, one releases it.
 *
 * @returns `null` when there is none that waits by this name
 */
export async function releaseConversation(
  database: Database,
  { tenantId, conversation, requestId }: Release,
): Promise<ReleasedConversation | null> {
  return database.withRlsBypass(async (tx) => {
    const [released] = await tx.$queryRaw<ReleasedConversation[]>`
      update conversations set disposition = 'accepted', released_at = now(), updated_at = now()
      where tenant_id = ${tenantId}::uuid and (id::text = ${conversation} or display_id = ${conversation})
        and disposition <> 'accepted'
      returning id, display_id as "displayId"`;
    if (released === undefined) return null;
    await recordOperatorAction(tx, {
      tenantId,
      action: "conversation.released",
      conversationId: released.id,
      requestId,
    });
    await recordEvent(tx, { tenantId, type: "conversation.released", conversationId: released.id, requestId });
    return released;
  });
}
