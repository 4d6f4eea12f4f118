import type { TestDatabase } from "@portal/db/testing";

/** What a test says of a conversation; the rest is the same for all. */
export interface SampleConversation {
  readonly tenantId: string;
  readonly subject?: string;
  readonly description?: string;
  readonly requesterName?: string;
  readonly createdAt?: string;
}

/** Stores conversations with their contacts, first messages and audit rows, in one statement for any number of them. */
export async function insertConversations(
  { inspect }: TestDatabase,
  conversations: readonly SampleConversation[],
): Promise<void> {
  await inspect.query(
    `with wanted as (
      select row_number() over () as number, uuidv7() as contact_id, uuidv7() as id,
        (sample->>'tenantId')::uuid as tenant_id,
        coalesce(sample->>'subject', 'The printer is on fire') as subject,
        coalesce(sample->>'description', 'Third floor.') as description,
        coalesce(sample->>'requesterName', 'Ada Lovelace') as requester_name,
        coalesce((sample->>'createdAt')::timestamptz, now()) as created_at
      from jsonb_array_elements($1::jsonb) as sample
    ), contact as (
      insert into contacts (tenant_id, id, email, name)
      select tenant_id, contact_id, 'person-' || contact_id || '@example.com', 'Ada' from wanted
    ), conversation as (
      insert into conversations (tenant_id, id, display_id, contact_id, channel, status, subject, priority, category,
        requester_name, requester_verification, created_at)
      select tenant_id, id, upper(format('REQ-%s-%s', left(md5(id::text), 4), right(md5(id::text), 4))), contact_id,
        'portal_form', 'open', subject, 'high', null, requester_name, 'claimed', created_at
      from wanted
    ), audit as (
      insert into audit_events (tenant_id, id, conversation_id, action, actor_kind, door, request_id)
      select tenant_id, uuidv7(), id, 'conversation.created', 'anonymous', 'rest', 'request-' || number from wanted
    )
    insert into messages (tenant_id, id, conversation_id, sender_type, body)
    select tenant_id, uuidv7(), id, 'contact', description from wanted`,
    [JSON.stringify(conversations)],
  );
}
