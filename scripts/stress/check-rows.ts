import { z } from "zod";
import { counted, type Finding } from "./findings.ts";
import type { Outcome } from "./persistent-client.ts";
import type { StressedPortal } from "./stressed-portal.ts";

const conversationRows = z.array(
  z.object({
    id: z.string(),
    email: z.string(),
    disposition: z.string(),
    messages: z.number(),
    files: z.number(),
    audits: z.number(),
    events: z.number(),
    keys: z.number(),
  }),
);
const totals = z.tuple([
  z.object({
    contacts: z.number(),
    doubleContacts: z.number(),
    idleContacts: z.number(),
    unrelayed: z.number(),
    failedJobs: z.number(),
  }),
]);

/** Holds what the clients were told against what is stored, in both directions. */
export async function checkRows({ inspection }: StressedPortal, outcomes: readonly Outcome[]): Promise<Finding[]> {
  const rows = await inspection.withRlsBypass(
    (tx) => tx.$queryRaw`
      select c.id, p.email, c.disposition::text,
        (select count(*)::int from messages m where m.tenant_id = c.tenant_id and m.conversation_id = c.id) as messages,
        (select count(*)::int from attachments a join messages m on m.tenant_id = a.tenant_id and m.id = a.message_id
          where a.tenant_id = c.tenant_id and a.conversation_id = c.id and m.conversation_id = c.id) as files,
        (select count(*)::int from audit_events e where e.tenant_id = c.tenant_id and e.conversation_id = c.id
          and e.action = 'conversation.created') as audits,
        (select count(*)::int from outbox_events o where o.tenant_id = c.tenant_id and o.conversation_id = c.id
          and o.type = 'conversation.created') as events,
        (select count(*)::int from idempotency_keys k where k.tenant_id = c.tenant_id and k.conversation_id = c.id) as keys
      from conversations c join contacts p on p.tenant_id = c.tenant_id and p.id = c.contact_id`,
  );
  const stored = new Map(conversationRows.parse(rows).map((row) => [row.id, row]));
  const acknowledged = outcomes.filter(({ status }) => status === 201);
  const storedAs = ({ conversationId }: Outcome) => stored.get(conversationId);
  const wrong = (isWrong: (row: z.infer<typeof conversationRows>[number]) => boolean) =>
    [...stored.values()].filter(isWrong).length;
  return [
    counted("conversations", stored.size, acknowledged.length),
    counted("201 without its conversation", acknowledged.filter((outcome) => !storedAs(outcome)).length),
    counted(
      "conversations that two keys were told",
      acknowledged.length - new Set(acknowledged.map(({ conversationId }) => conversationId)).size,
    ),
    counted(
      "conversations of another address",
      acknowledged.filter((outcome) => storedAs(outcome)?.email !== outcome.email).length,
    ),
    counted(
      "conversations without exactly their files",
      acknowledged.filter((outcome) => storedAs(outcome)?.files !== outcome.fileCount).length,
    ),
    counted(
      "conversations without exactly one message",
      wrong(({ messages }) => messages !== 1),
    ),
    counted(
      "conversations without exactly one audit row",
      wrong(({ audits }) => audits !== 1),
    ),
    counted(
      "conversations without exactly one outbox row",
      wrong(({ events }) => events !== 1),
    ),
    counted(
      "conversations without exactly one idempotency key",
      wrong(({ keys }) => keys !== 1),
    ),
    counted(
      "conversations quarantined or held",
      wrong(({ disposition }) => disposition !== "accepted"),
    ),
    ...(await checkTotals(inspection, new Set(acknowledged.map(({ email }) => email)).size)),
  ];
}

async function checkTotals(inspection: StressedPortal["inspection"], addresses: number): Promise<Finding[]> {
  const rows = await inspection.withRlsBypass(
    (tx) => tx.$queryRaw`
      select (select count(*)::int from contacts) as contacts,
        (select count(*)::int from (select from contacts group by tenant_id, lower(email) having count(*) > 1) d)
          as "doubleContacts",
        (select count(*)::int from contacts p where not exists (
          select from conversations c where c.tenant_id = p.tenant_id and c.contact_id = p.id)) as "idleContacts",
        (select count(*)::int from outbox_events where relayed_at is null) as unrelayed,
        (select count(*)::int from pgboss.job where state in ('failed', 'cancelled') or name like '%dead%') as "failedJobs"`,
  );
  const [found] = totals.parse(rows);
  return [
    counted("contacts (one for each address)", found.contacts, addresses),
    counted("addresses with two contacts", found.doubleContacts),
    counted("contacts without a conversation", found.idleContacts),
    counted("outbox rows that were not relayed", found.unrelayed),
    counted("jobs given up", found.failedJobs),
  ];
}
