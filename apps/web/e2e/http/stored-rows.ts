import type { Database } from "@portal/db";
import { z } from "zod";

const counts = z.tuple([
  z.object({ contacts: z.number(), conversations: z.number(), messages: z.number(), audit_events: z.number() }),
]);

/** How many rows a tenant has of everything that a submission writes. */
export async function countRows(inspection: Database, tenantId: string): Promise<z.infer<typeof counts>[0]> {
  const rows = await inspection.withRlsBypass(
    (tx) => tx.$queryRaw`
      select (select count(*)::int from contacts where tenant_id = ${tenantId}::uuid) as contacts,
        (select count(*)::int from conversations where tenant_id = ${tenantId}::uuid) as conversations,
        (select count(*)::int from messages where tenant_id = ${tenantId}::uuid) as messages,
        (select count(*)::int from audit_events where tenant_id = ${tenantId}::uuid) as audit_events`,
  );
  return counts.parse(rows)[0];
}

const storedRows = z.tuple([
  z.object({
    tenant_id: z.string(),
    display_id: z.string(),
    channel: z.string(),
    status: z.string(),
    priority: z.string(),
    category: z.string().nullable(),
    subject: z.string(),
    description: z.string(),
    requester_name: z.string(),
    requester_verification: z.string(),
    contact_email: z.string(),
    contact_name: z.string(),
    is_verified: z.boolean(),
    actor_kind: z.string(),
    door: z.string(),
    request_id: z.string(),
  }),
]);

/** Everything that one submission stored; fails unless it is one row of each. */
export async function storedAs(inspection: Database, conversationId: string): Promise<z.infer<typeof storedRows>[0]> {
  const rows = await inspection.withRlsBypass(
    (tx) => tx.$queryRaw`
      select c.tenant_id, display_id, channel::text, status::text, priority::text, category, subject,
        body as description, requester_name, requester_verification::text, p.email as contact_email,
        p.name as contact_name, verified_at is not null as is_verified, actor_kind::text, door::text, request_id
      from conversations c
      join contacts p on p.tenant_id = c.tenant_id and p.id = c.contact_id
      join messages m on m.tenant_id = c.tenant_id and m.conversation_id = c.id
      join audit_events a on a.tenant_id = c.tenant_id and a.conversation_id = c.id
      where c.id = ${conversationId}::uuid`,
  );
  return storedRows.parse(rows)[0];
}

const contactRows = z.array(z.object({ bytes: z.string() }));

/** The contacts of an address to the last byte, with their versions: an update that changes nothing shows too. */
export async function contactBytes(inspection: Database, email: string): Promise<string[]> {
  const rows = await inspection.withRlsBypass(
    (tx) => tx.$queryRaw`
      select c::text || xmin::text || ctid::text as bytes from contacts c where email = ${email} order by 1`,
  );
  return contactRows.parse(rows).map(({ bytes }) => bytes);
}
