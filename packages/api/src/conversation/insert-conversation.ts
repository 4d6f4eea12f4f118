import { conversationStatuses } from "@portal/contract";
import { drawId, type Transaction } from "@portal/db";
import { z } from "zod";
import type { Actor } from "../access/resolve-access.ts";
import type { Door } from "../context.ts";
import { drawDisplayId } from "./draw-display-id.ts";
import type { TakenFile } from "../attachment/take-attachments.ts";
import { contactClaim } from "../contact/claim-contact.ts";
import { type EarlierConversation, findEarlier, keyClaim } from "../idempotency/claim-key.ts";
import type { KeyedRequest } from "../idempotency/key-request.ts";
import type { Disposition } from "./disposition.ts";
import type { Submission } from "./read-submission.ts";

const maxTries = 3;

const insertedRows = z.array(
  z.object({
    id: z.string(),
    display_id: z.string(),
    status: z.enum(conversationStatuses),
    created_at: z.date(),
    message_id: z.string(),
  }),
);

/** The id that the conversation gets, and for the audit trail and what follows from it who sent it, its door and its request id. */
export interface Origin {
  conversationId: string;
  actor: Actor;
  door: Door;
  requestId: string;
}

/** A submission that is about to be stored, and where it goes. */
export interface Intake {
  submission: Submission;
  disposition: Disposition;
  /** Its files, which can be linked as soon as it is there. */
  taken: readonly TakenFile[];
  /** The key that it came with, if any. */
  keyed: KeyedRequest | null;
}

/** What follows differs: only an accepted conversation is announced. */
const eventTypeOf = {
  accepted: "conversation.created",
  held: "conversation.held",
  quarantined: "conversation.quarantined",
} as const;

const auditedAs = { visitor: "anonymous", requester: "requester", application: "application" } as const;

/** A conversation as it was stored. */
export interface InsertedConversation {
  id: string;
  displayId: string;
  status: (typeof conversationStatuses)[number];
  createdAt: Date;
  /** Its first message. */
  messageId: string;
}

/** What became of a submission: it was stored now, or its key had brought it there before. */
export type Stored =
  { isReplayed: false; conversation: InsertedConversation } | { isReplayed: true; conversation: EarlierConversation };

/**
 * Stores the key, the contact where it is missing, the conversation, its first message, its audit row and its outbox row in one
 * statement, so that they cost one round trip. Nothing is inserted when the key is another request's, when somebody else is just making
 * the contact, or when the drawn reference is taken (one in a million at a million conversations): in the last two the statement is
 * run again, with another reference.
 *
 * @throws PortalError `idempotency_key_reused`
 */
export async function insertConversation(tx: Transaction, intake: Intake, origin: Origin): Promise<Stored> {
  let { keyed } = intake;
  for (let tries = 1; tries <= maxTries; tries += 1) {
    const [row] = insertedRows.parse(await insertOnce(tx, { ...intake, keyed }, origin));
    if (row) return { isReplayed: false, conversation: toInserted(row) };
    const earlier = keyed && (await findEarlier(tx, keyed));
    if (earlier) return { isReplayed: true, conversation: earlier };
    // Whose conversation is not there is this transaction's key, which it has and cannot claim again.
    keyed = null;
  }
  throw new Error(`the conversation was not stored in ${String(maxTries)} tries`);
}

function toInserted(row: z.infer<typeof insertedRows>[number]): InsertedConversation {
  const { id, status, display_id: displayId, created_at: createdAt, message_id: messageId } = row;
  return { id, displayId, status, createdAt, messageId };
}

function insertOnce(
  tx: Transaction,
  {
    submission: { tenant, sender, language, request, filled },
    disposition: { kind, quarantineReasons },
    taken,
    keyed,
  }: Intake,
  { conversationId, actor, door, requestId }: Origin,
) {
  const apiKeyId = actor.kind === "application" ? actor.apiKey.id : null;
  return tx.$queryRaw`
    with key as (${keyClaim(keyed, conversationId)}), ${contactClaim(tenant.id, sender)}, conversation as (
      insert into conversations
        (tenant_id, id, display_id, contact_id, channel, status, subject, priority, category,
         requester_name, requester_verification, requester_locale, disposition, quarantine_reasons,
         form_id, form_version, custom_attrs)
      select
        contact.tenant_id, ${conversationId}::uuid, ${drawDisplayId(tenant.displayIdPrefix)}, contact.id, 'portal_form', 'open',
        ${request.subject}, ${request.priority}::conversation_priority, ${request.category},
        ${sender.name}, ${sender.verification}::requester_verification, ${language},
        ${kind}::conversation_disposition, ${quarantineReasons},
        ${filled?.form.id ?? null}::uuid, ${filled?.form.version ?? null}::int,
        ${JSON.stringify({ ...filled?.customAttrs, ...fileAnswers(taken) })}::jsonb
      from contact cross join key
      on conflict (tenant_id, display_id) do nothing
      returning tenant_id, id, display_id, status, created_at
    ), message as (
      insert into messages (tenant_id, id, conversation_id, sender_type, body)
      select tenant_id, ${drawId()}::uuid, id, 'contact', ${request.description} from conversation
      returning id
    ), audit as (
      insert into audit_events (tenant_id, id, conversation_id, action, actor_kind, door, request_id, api_key_id)
      select tenant_id, ${drawId()}::uuid, id, 'conversation.created', ${auditedAs[actor.kind]}::audit_actor_kind,
        ${door}::audit_door, ${requestId}, ${apiKeyId}::uuid
      from conversation
    ), outbox as (
      insert into outbox_events (tenant_id, id, type, conversation_id, request_id)
      select tenant_id, ${drawId()}::uuid, ${eventTypeOf[kind]}, id, ${requestId} from conversation
    )
    select conversation.id, display_id, status, created_at, message.id as message_id from conversation cross join message`;
}

/** The answers that are files, by field key: the ids of the files' rows, since what was sent are capabilities, which are kept nowhere. */
function fileAnswers(taken: readonly TakenFile[]): Record<string, string[]> {
  const answers: Record<string, string[]> = {};
  for (const { presented, upload } of taken) {
    if (presented.question !== null) (answers[presented.question.key] ??= []).push(upload.id);
  }
  return answers;
}
