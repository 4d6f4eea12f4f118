import type { Transaction } from "@portal/db";
import { z } from "zod";
import { hashAddress } from "../mail/hash-address.ts";
import { isAutomaticAddress } from "../mail/is-automatic-address.ts";
import type { EventJob } from "../outbox/outbox-event.ts";
import type { Addressee } from "./find-addressee.ts";
import { isSilenced, takeAllowance } from "./take-allowance.ts";

/** Mails to unproved addresses of one tenant within ten minutes, before PORTAL_LIMITS_SCALE; above it something is amiss. */
export const confirmationsPerTenMinutes = 200;

/** What is asked of or told to somebody who wrote. */
export type MailKind = "confirm" | "acknowledge";

/** Why a mail does not go out. */
export type Withheld = "automatic" | "silenced" | "limited" | "interrupted";

/** The mail that a conversation is due, or what became of the one that it had. */
export type MailDecision = { outcome: "due"; kind: MailKind; eventId: string } | { outcome: Withheld | "settled" };

const decidedRows = z.array(z.object({ outcome: z.string(), event_id: z.string() }));

/**
 * Decides once for each conversation and kind whether its mail goes out, and keeps that: a job that runs again, or another event of the same
 * conversation, finds the decision. One that is still due is sent again, under the Message-ID of the first attempt.
 *
 * @param breakerLimit how many unproved addresses a tenant may have mailed to in ten minutes
 */
export async function decideMail(
  tx: Transaction,
  { tenant_id, event_id }: EventJob,
  { addressee, breakerLimit }: { addressee: Addressee; breakerLimit: number },
): Promise<MailDecision> {
  const { conversationId } = addressee;
  const kind = addressee.verification === "claimed" ? "confirm" : "acknowledge";
  const inserted = await tx.$executeRaw`
    insert into requester_mails (tenant_id, conversation_id, kind, event_id, outcome)
    values (${tenant_id}::uuid, ${conversationId}::uuid, ${kind}::requester_mail_kind, ${event_id}::uuid, 'due')
    on conflict (tenant_id, conversation_id, kind) do nothing`;
  if (inserted === 0) return findDecision(tx, { tenantId: tenant_id, conversationId, kind });
  const withheld = await findReason(tx, { tenantId: tenant_id, email: addressee.email, kind, breakerLimit });
  if (withheld === null) return { outcome: "due", kind, eventId: event_id };
  await tx.$executeRaw`
    update requester_mails set outcome = ${withheld}::requester_mail_outcome
    where tenant_id = ${tenant_id}::uuid and conversation_id = ${conversationId}::uuid and kind = ${kind}::requester_mail_kind`;
  return { outcome: withheld };
}

interface MailKey {
  tenantId: string;
  conversationId: string;
  kind: MailKind;
}

async function findDecision(tx: Transaction, { tenantId, conversationId, kind }: MailKey): Promise<MailDecision> {
  const [decided] = decidedRows.parse(
    await tx.$queryRaw`
      select outcome::text, event_id from requester_mails
      where tenant_id = ${tenantId}::uuid and conversation_id = ${conversationId}::uuid
        and kind = ${kind}::requester_mail_kind`,
  );
  return decided?.outcome === "due" ? { outcome: "due", kind, eventId: decided.event_id } : { outcome: "settled" };
}

interface Candidate {
  tenantId: string;
  email: string;
  kind: MailKind;
  breakerLimit: number;
}

async function findReason(
  tx: Transaction,
  { tenantId, email, kind, breakerLimit }: Candidate,
): Promise<Withheld | null> {
  if (isAutomaticAddress(email)) return "automatic";
  const addressHash = hashAddress(email);
  if (kind === "acknowledge") return (await isSilenced(tx, addressHash)) ? "silenced" : null;
  // Before the allowance, so that what a tripped breaker withholds does not use it up.
  if (await isInterrupted(tx, tenantId, breakerLimit)) return "interrupted";
  const allowance = await takeAllowance(tx, addressHash);
  return allowance === "allowed" ? null : allowance;
}

/** Whether a tenant's forms have mailed to so many strangers that they are more likely abused than used. Counted one worker at a time. */
async function isInterrupted(tx: Transaction, tenantId: string, breakerLimit: number): Promise<boolean> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`confirmations:${tenantId}`}, 0))`;
  const [recent] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from requester_mails
    where tenant_id = ${tenantId}::uuid and kind = 'confirm' and created_at > now() - interval '10 minutes'
      and outcome in ('due', 'sent', 'refused')`;
  // Its own row, which is due until it is decided otherwise, is among them.
  return (recent?.count ?? 0) > breakerLimit;
}
