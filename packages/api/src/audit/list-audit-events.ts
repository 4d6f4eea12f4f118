import type { Database } from "@portal/db";
import { z } from "zod";

const defaultPageSize = 500;

const auditRows = z.array(
  z.object({
    id: z.string(),
    action: z.string(),
    actor_kind: z.string(),
    door: z.string(),
    request_id: z.string(),
    conversation_id: z.string().nullable(),
    display_id: z.string().nullable(),
    api_key_id: z.string().nullable(),
    created_at: z.date(),
  }),
);

/** One line of a tenant's audit trail: what was done, by what kind of actor, through which door. */
export interface AuditEvent {
  id: string;
  action: string;
  actorKind: string;
  door: string;
  requestId: string;
  /** What it was done to, where that is a conversation. */
  conversation: { id: string; displayId: string } | null;
  /** The key that it was done to or with. */
  apiKeyId: string | null;
  createdAt: Date;
}

/** Whose trail is listed, and how many of its lines at most. */
export interface AuditTrail {
  tenantId: string;
  limit?: number | undefined;
  pageSize?: number;
}

const newestId = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** Lists what was done in a tenant, newest first, in pages that are read as they are asked for. */
export async function* listAuditEvents(
  database: Database,
  { tenantId, limit = Infinity, pageSize = defaultPageSize }: AuditTrail,
): AsyncGenerator<AuditEvent[]> {
  let beforeId = newestId;
  for (let remaining = limit; remaining > 0;) {
    const wanted = Math.min(remaining, pageSize);
    const page = await readPage(database, { tenantId, beforeId, wanted });
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < wanted) return;
    beforeId = last.id;
    remaining -= page.length;
  }
}

// Ordered by id alone, which begins with the time (UUID v7): the primary key serves it, so the trail needs no index for reading.
async function readPage(
  database: Database,
  { tenantId, beforeId, wanted }: { tenantId: string; beforeId: string; wanted: number },
): Promise<AuditEvent[]> {
  const rows = await database.withTenant(
    tenantId,
    (tx) => tx.$queryRaw`
      select
        audit_events.id, action, actor_kind::text, door::text, request_id, conversation_id, display_id,
        api_key_id, audit_events.created_at
      from audit_events
      left join conversations
        on conversations.tenant_id = audit_events.tenant_id and conversations.id = conversation_id
      where audit_events.tenant_id = ${tenantId}::uuid and audit_events.id < ${beforeId}::uuid
      order by audit_events.id desc
      limit ${wanted}`,
  );
  return auditRows.parse(rows).map(toAuditEvent);
}

function toAuditEvent(row: z.infer<typeof auditRows>[number]): AuditEvent {
  const { conversation_id: id, display_id: displayId } = row;
  return {
    id: row.id,
    action: row.action,
    actorKind: row.actor_kind,
    door: row.door,
    requestId: row.request_id,
    conversation: id === null || displayId === null ? null : { id, displayId },
    apiKeyId: row.api_key_id,
    createdAt: row.created_at,
  };
}
