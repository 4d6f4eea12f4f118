import { conversationStatuses, dispositions, priorities, requesterVerifications, scanStatuses } from "@portal/contract";
import type { Database } from "@portal/db";
import { z } from "zod";

const defaultPageSize = 100;

const storedFile = z.object({
  id: z.string(),
  filename: z.string(),
  contentType: z.string(),
  sizeBytes: z.number(),
  sha256: z.string(),
  scanStatus: z.enum(scanStatuses),
});

/** A file of a conversation; `sha256` is in hexadecimal. */
export type StoredFile = z.infer<typeof storedFile>;

const storedRows = z.array(
  z.object({
    id: z.string(),
    display_id: z.string(),
    channel: z.string(),
    status: z.enum(conversationStatuses),
    subject: z.string(),
    description: z.string(),
    priority: z.enum(priorities),
    category: z.string().nullable(),
    requester_name: z.string(),
    requester_verification: z.enum(requesterVerifications),
    disposition: z.enum(dispositions),
    quarantine_reasons: z.array(z.string()),
    form_id: z.string().nullable(),
    form_version: z.number().nullable(),
    custom_attrs: z.record(z.string(), z.unknown()),
    contact_id: z.string(),
    contact_email: z.string(),
    contact_name: z.string(),
    files: z.array(storedFile),
    created_at: z.date(),
  }),
);

/** A conversation as it is stored: with what was typed, and with the contact that it belongs to. */
export interface StoredConversation {
  id: string;
  displayId: string;
  channel: string;
  status: (typeof conversationStatuses)[number];
  subject: string;
  /** The conversation's first message. */
  description: string;
  priority: (typeof priorities)[number];
  category: string | null;
  /** As typed; the contact's own name can be another one. */
  requesterName: string;
  requesterVerification: (typeof requesterVerifications)[number];
  disposition: (typeof dispositions)[number];
  /** Why somebody had to look at it; none unless it is or was quarantined. */
  quarantineReasons: string[];
  /** The form that was filled in, in which version, and its answers by field key. */
  form: { id: string; version: number } | null;
  customAttrs: Record<string, unknown>;
  contact: { id: string; email: string; name: string };
  files: StoredFile[];
  createdAt: Date;
}

/** Whose conversations are listed, and how many at most. */
export interface ConversationList {
  tenantId: string;
  /** Those that are to be worked on, unless said. */
  disposition?: (typeof dispositions)[number];
  limit?: number | undefined;
  pageSize?: number;
}

/** Where a page starts: behind this conversation. */
interface Position {
  createdAt: string;
  id: string;
}

const newest: Position = { createdAt: "infinity", id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };

/**
 * Lists a tenant's conversations, newest first, in pages that are read as they are asked for: a list of any length takes the
 * memory of one page. Each page goes on behind the last row of the one before, so that conversations that come meanwhile
 * neither repeat nor shift a row.
 */
export async function* listConversations(
  database: Database,
  { tenantId, disposition = "accepted", limit = Infinity, pageSize = defaultPageSize }: ConversationList,
): AsyncGenerator<StoredConversation[]> {
  let position = newest;
  for (let remaining = limit; remaining > 0;) {
    const wanted = Math.min(remaining, pageSize);
    const page = await readPage(database, { tenantId, disposition, position, wanted });
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < wanted) return;
    position = { createdAt: last.createdAt.toISOString(), id: last.id };
    remaining -= page.length;
  }
}

async function readPage(
  database: Database,
  {
    tenantId,
    disposition,
    position,
    wanted,
  }: { tenantId: string; disposition: (typeof dispositions)[number]; position: Position; wanted: number },
): Promise<StoredConversation[]> {
  const rows = await database.withTenant(
    tenantId,
    (tx) => tx.$queryRaw`
      select
        conversations.id, display_id, channel::text, status::text, subject, opening.body as description,
        priority::text, category, requester_name, requester_verification::text,
        disposition::text, quarantine_reasons,
        form_id, form_version, custom_attrs,
        contacts.id as contact_id, contacts.email as contact_email, contacts.name as contact_name,
        attached.files, conversations.created_at
      from conversations
      join contacts on contacts.tenant_id = conversations.tenant_id and contacts.id = conversations.contact_id
      cross join lateral (
        select body from messages
        where messages.tenant_id = conversations.tenant_id and conversation_id = conversations.id
        order by messages.created_at, messages.id
        limit 1
      ) as opening
      cross join lateral (
        select coalesce(jsonb_agg(jsonb_build_object(
          'id', attachments.id, 'filename', filename, 'contentType', content_type, 'sizeBytes', size_bytes,
          'sha256', encode(sha256, 'hex'), 'scanStatus', scan_status) order by attachments.id), '[]') as files
        from attachments
        where attachments.tenant_id = conversations.tenant_id and attachments.conversation_id = conversations.id
      ) as attached
      where conversations.tenant_id = ${tenantId}::uuid and disposition = ${disposition}::conversation_disposition
        and (conversations.created_at, conversations.id) < (${position.createdAt}::timestamptz, ${position.id}::uuid)
      order by conversations.created_at desc, conversations.id desc
      limit ${wanted}`,
  );
  return storedRows.parse(rows).map(toStoredConversation);
}

function toStoredConversation(row: z.infer<typeof storedRows>[number]): StoredConversation {
  return {
    id: row.id,
    displayId: row.display_id,
    channel: row.channel,
    status: row.status,
    subject: row.subject,
    description: row.description,
    priority: row.priority,
    category: row.category,
    requesterName: row.requester_name,
    requesterVerification: row.requester_verification,
    disposition: row.disposition,
    quarantineReasons: row.quarantine_reasons,
    form: row.form_id === null || row.form_version === null ? null : { id: row.form_id, version: row.form_version },
    customAttrs: row.custom_attrs,
    contact: { id: row.contact_id, email: row.contact_email, name: row.contact_name },
    files: row.files,
    createdAt: row.created_at,
  };
}
