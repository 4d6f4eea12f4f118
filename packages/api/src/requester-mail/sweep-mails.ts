import type { Database } from "@portal/db";
import { sweepTenants } from "../tenant/sweep-tenants.ts";

/** Forgets mails, their links and the counts of addresses after a month; the database lets nothing younger go, and no silence. */
export async function sweepMails(database: Database): Promise<number> {
  const mails = await sweepTenants(
    database,
    (tx, tenantId) => tx.$executeRaw`
      delete from requester_mails where (tenant_id, conversation_id, kind) in (
        select tenant_id, conversation_id, kind from requester_mails
        where tenant_id = ${tenantId}::uuid and created_at < now() - interval '30 days' limit 1000)`,
  );
  const proofs = await sweepTenants(
    database,
    (tx, tenantId) => tx.$executeRaw`
      delete from mailbox_proofs where (tenant_id, id) in (
        select tenant_id, id from mailbox_proofs
        where tenant_id = ${tenantId}::uuid and created_at < now() - interval '30 days' limit 1000)`,
  );
  return mails + proofs + (await sweepRecipients(database));
}

async function sweepRecipients(database: Database): Promise<number> {
  let forgotten = 0;
  let swept: number;
  do {
    swept = await database.withRlsBypass(
      (tx) => tx.$executeRaw`
        delete from mail_recipients where address_hash in (
          select address_hash from mail_recipients
          where silenced_at is null and updated_at < now() - interval '30 days' limit 1000)`,
    );
    forgotten += swept;
  } while (swept > 0);
  return forgotten;
}
