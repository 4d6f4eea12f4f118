import { Prisma, drawId } from "@portal/db";
import type { Sender } from "../conversation/read-submission.ts";
import { claimsTakenOver } from "./prove-contact.ts";

/**
 * The parts of the submission's statement that make sure that the sender's address has its one contact in the tenant, and end with it as
 * `contact`. They come after a part named `key`, and write nothing unless that has its row.
 *
 * The unique key on (tenant_id, email) is what makes a hundred simultaneous first-time senders one contact: the losers of the race
 * wait for the winner and insert nothing. A statement sees what was committed before it began, so that the loser's finds no contact at
 * all, and has to be run again. It is insert-first for known addresses too, so that an answer takes as long for a known address as for
 * an unknown one.
 */
export function contactClaim(tenantId: string, sender: Sender): Prisma.Sql {
  const { name, email } = sender;
  const isProved = sender.verification === "token";
  // Only a token's sender has claims to take over.
  const takeOver = isProved
    ? Prisma.sql`taken_over as (${claimsTakenOver({ tenantId, name, email })} and exists (select from key)),`
    : Prisma.empty;
  return Prisma.sql`
    new_contact as (
      insert into contacts (tenant_id, id, email, name, verified_at)
      select ${tenantId}::uuid, ${drawId()}::uuid, ${email}, ${name}, case when ${isProved} then now() end from key
      on conflict (tenant_id, email) do nothing
      returning tenant_id, id
    ), ${takeOver} contact as (
      select tenant_id, id from new_contact
      union all
      select tenant_id, id from contacts where tenant_id = ${tenantId}::uuid and email = ${email}
    )`;
}
