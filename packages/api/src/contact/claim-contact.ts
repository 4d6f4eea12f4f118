import type { Transaction } from "@portal/db";
import { v7 as uuidv7 } from "uuid";
import type { Sender } from "../conversation/read-submission.ts";
import { takeOverClaims } from "./prove-contact.ts";

/**
 * Makes sure that the sender's address has its one contact in the tenant.
 *
 * The unique key on (tenant_id, email) is what makes a hundred simultaneous first-time senders one contact: the losers of the race
 * wait for the winner, insert nothing, and their next statement sees the winner's row. It is insert-first for known addresses too, so
 * that an answer takes as long for a known address as for an unknown one.
 */
export async function claimContact(tx: Transaction, tenantId: string, sender: Sender): Promise<void> {
  const { name, email } = sender;
  const isProved = sender.verification === "token";
  await tx.$executeRaw`
    insert into contacts (tenant_id, id, email, name, verified_at)
    values (${tenantId}::uuid, ${uuidv7()}::uuid, ${email}, ${name}, case when ${isProved} then now() end)
    on conflict (tenant_id, email) do nothing`;
  if (isProved) await takeOverClaims(tx, { tenantId, name, email });
}
