import type { Transaction } from "@portal/db";
import { v7 as uuidv7 } from "uuid";
import type { Submission } from "./read-submission.ts";

/**
 * Makes sure that the sender's address has its one contact in the tenant.
 *
 * The unique key on (tenant_id, email) is what makes a hundred simultaneous first-time senders one contact: the losers of the race
 * wait for the winner, insert nothing, and their next statement sees the winner's row. It is insert-first for known addresses too, so
 * that an answer takes as long for a known address as for an unknown one.
 */
export async function claimContact(tx: Transaction, { tenant, sender }: Submission): Promise<void> {
  const { name, email } = sender;
  const isProved = sender.verification === "token";
  await tx.$executeRaw`
    insert into contacts (tenant_id, id, email, name, verified_at)
    values (${tenant.id}::uuid, ${uuidv7()}::uuid, ${email}, ${name}, case when ${isProved} then now() end)
    on conflict (tenant_id, email) do nothing`;
  if (isProved) await proveContact(tx, { tenantId: tenant.id, name, email });
}

/** A contact that only claims had made becomes the person's own; once proved, nothing here changes it again. */
async function proveContact(tx: Transaction, person: { tenantId: string; name: string; email: string }): Promise<void> {
  await tx.$executeRaw`
    update contacts set name = ${person.name}, verified_at = now(), updated_at = now()
    where tenant_id = ${person.tenantId}::uuid and email = ${person.email} and verified_at is null`;
}
