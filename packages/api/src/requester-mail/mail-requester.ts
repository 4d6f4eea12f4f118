import { drawId, type Database, type Transaction } from "@portal/db";
import { drawOpaqueToken } from "../identity/opaque-token.ts";
import { lifetimesSeconds } from "../identity/lifetimes.ts";
import { languageFor } from "../language/choose-language.ts";
import { hashAddress } from "../mail/hash-address.ts";
import type { Mail } from "../mail/mail.ts";
import { describeMailFailure, type Mailer } from "../mail/mailer.ts";
import type { EventJob } from "../outbox/outbox-event.ts";
import { decideMail, type Withheld } from "./decide-mail.ts";
import { findAddressee, type Addressee } from "./find-addressee.ts";
import { writeAcknowledgement } from "./write-acknowledgement.ts";
import { writeConfirmation } from "./write-confirmation.ts";

/** What mailing takes. */
export interface Postbox {
  database: Database;
  mailer: Mailer;
  publicUrl: URL;
  /** How many unproved addresses a tenant may have mailed to in ten minutes. */
  breakerLimit: number;
}

/** What became of the mail that an event may make. `nobody`: there is none to be mailed. `settled`: it was decided before. */
export type MailOutcome = "sent" | "refused" | "nobody" | "settled" | Withheld;

/** A mail could not be handed over; the message says nothing that a mail server has said, since that can repeat the address. */
export class MailNotSentError extends Error {
  override readonly name = "MailNotSentError";
}

interface DueMail {
  tenantId: string;
  conversationId: string;
  kind: string;
  mail: Mail;
}

/**
 * Mails to whoever a conversation is from what it is due: to an unproved address the question whether it was its owner's, to a proved
 * person that their request has arrived. What is decided is committed before anything is sent, so that a worker that dies in between
 * sends the same mail again rather than another one.
 *
 * @throws MailNotSentError when another try may help
 */
export async function mailRequester(postbox: Postbox, job: EventJob): Promise<MailOutcome> {
  const decided = await postbox.database.withRlsBypass((tx) => prepareMail(tx, postbox, job));
  if (typeof decided === "string") return decided;
  const outcome = await handOver(postbox.mailer, decided.mail);
  await recordOutcome(postbox.database, decided, outcome);
  return outcome;
}

async function prepareMail(
  tx: Transaction,
  { publicUrl, breakerLimit }: Postbox,
  job: EventJob,
): Promise<DueMail | Exclude<MailOutcome, "sent" | "refused">> {
  const addressee = await findAddressee(tx, job);
  if (addressee === null) return "nobody";
  const decision = await decideMail(tx, job, { addressee, breakerLimit });
  if (decision.outcome !== "due") return decision.outcome;
  const { kind, eventId } = decision;
  const messageId = `<${eventId}.${kind}@${publicUrl.hostname}>`;
  const letter = { tenantId: job.tenant_id, addressee, publicUrl, messageId };
  const mail = kind === "confirm" ? await askToConfirm(tx, letter) : acknowledge(letter);
  return { tenantId: job.tenant_id, conversationId: addressee.conversationId, kind, mail };
}

interface Letter {
  tenantId: string;
  addressee: Addressee;
  publicUrl: URL;
  messageId: string;
}

/** The links are new for every attempt, because only their hashes are kept; those of an earlier attempt work on. */
async function askToConfirm(tx: Transaction, { tenantId, addressee, publicUrl, messageId }: Letter): Promise<Mail> {
  const proof = drawOpaqueToken("mailboxProof", tenantId);
  const disowning = drawOpaqueToken("disowning", tenantId);
  await tx.$executeRaw`
    insert into mailbox_proofs (tenant_id, id, conversation_id, token_hash, disown_token_hash, address_hash, expires_at)
    values (${tenantId}::uuid, ${drawId()}::uuid, ${addressee.conversationId}::uuid, ${proof.tokenHash}, ${disowning.tokenHash},
      ${hashAddress(addressee.email)}, now() + make_interval(secs => ${lifetimesSeconds.mailboxProof}::int))`;
  const { origin } = publicUrl;
  return writeConfirmation({
    ...commonFacts(addressee, messageId),
    proveUrl: `${origin}/${addressee.tenantSlug}/confirm-request?token=${proof.token}`,
    disownUrl: `${origin}/${addressee.tenantSlug}/not-me?token=${disowning.token}`,
    unsubscribeUrl: `${origin}/api/v1/help-center/mail/not-me?tenant_id=${tenantId}&token=${disowning.token}`,
  });
}

function acknowledge({ addressee, publicUrl, messageId }: Letter): Mail {
  const homeUrl = `${publicUrl.origin}/${addressee.tenantSlug}`;
  return writeAcknowledgement({ ...commonFacts(addressee, messageId), subject: addressee.subject, homeUrl });
}

function commonFacts({ email, displayId, tenantName, tenantLocale, askedLanguage }: Addressee, messageId: string) {
  return { to: email, language: languageFor(askedLanguage, tenantLocale), tenantName, displayId, messageId };
}

/** A server that will never take this mail is no failure of ours: people mistype addresses. */
async function handOver(mailer: Mailer, mail: Mail): Promise<"sent" | "refused"> {
  try {
    await mailer.send(mail);
    return "sent";
  } catch (error) {
    const { code, smtpStatus } = describeMailFailure(error);
    if (smtpStatus !== null && smtpStatus >= 500 && (code === "EENVELOPE" || code === "EMESSAGE")) return "refused";
    throw new MailNotSentError(`The mail was not taken: ${code} ${String(smtpStatus ?? "")}`.trim());
  }
}

async function recordOutcome(
  database: Database,
  { tenantId, conversationId, kind }: DueMail,
  outcome: "sent" | "refused",
): Promise<void> {
  await database.withRlsBypass(
    (tx) => tx.$executeRaw`
      update requester_mails
      set outcome = ${outcome}::requester_mail_outcome, sent_at = case when ${outcome} = 'sent' then now() end
      where tenant_id = ${tenantId}::uuid and conversation_id = ${conversationId}::uuid
        and kind = ${kind}::requester_mail_kind and outcome = 'due'`,
  );
}
