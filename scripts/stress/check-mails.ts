import { z } from "zod";
import { counted, type Finding, noted } from "./findings.ts";
import type { StressedPortal } from "./stressed-portal.ts";

const mailRows = z.array(z.object({ messageId: z.string(), email: z.string(), outcome: z.string() }));
const undecided = z.tuple([z.object({ count: z.number() })]);

/** Whether every decided mail was sent, nothing else was, and again only under the same Message-ID. */
export async function checkMails({ inspection, mails: { received } }: StressedPortal): Promise<Finding[]> {
  const rows = await inspection.withRlsBypass(
    (tx) => tx.$queryRaw`
      select m.event_id || '.' || m.kind as "messageId", p.email, m.outcome::text
      from requester_mails m
      join conversations c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
      join contacts p on p.tenant_id = c.tenant_id and p.id = c.contact_id`,
  );
  const [{ count: withoutDecision }] = undecided.parse(
    await inspection.withRlsBypass(
      (tx) => tx.$queryRaw`
        select count(*)::int from conversations c where not exists (
          select from requester_mails m where m.tenant_id = c.tenant_id and m.conversation_id = c.id)`,
    ),
  );
  const decided = mailRows.parse(rows);
  const arrived = received.map(({ mail, recipients }) => `${localPartOf(mail.messageId)} ${recipients.join()}`);
  const distinct = new Set(arrived);
  const sent = new Set(
    decided.filter(({ outcome }) => outcome === "sent").map(({ messageId, email }) => `${messageId} ${email}`),
  );
  const perAddress = Map.groupBy(distinct, (mail) => mail.split(" ")[1]);
  return [
    noted("mails received", arrived.length),
    noted("  of them again, under the same Message-ID", arrived.length - distinct.size),
    counted("mails sent that did not arrive", sent.difference(distinct).size),
    counted("mails that arrived and are not noted as sent", distinct.difference(sent).size),
    counted("addresses with two different mails", [...perAddress.values()].filter(({ length }) => length > 1).length),
    counted("addresses without a mail", new Set(decided.map(({ email }) => email)).size - perAddress.size),
    counted("conversations whose mail is undecided", withoutDecision),
  ];
}

function localPartOf(messageId: string | undefined): string {
  return messageId?.slice(1).split("@")[0] ?? "none";
}
