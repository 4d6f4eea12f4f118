import {
  createSubmissionWorld,
  type SentFacts,
  type SubmissionWorld,
} from "../../conversation/testing/create-submission-world.ts";
import type { Mail } from "../../mail/mail.ts";
import { mailRequester, type MailOutcome } from "../mail-requester.ts";

/** A portal whose mail to those who wrote is done when a test says so, and stays here. */
export interface MailWorld extends SubmissionWorld {
  mails: Mail[];
  /** Sends a submission and gives its id, whatever mail it makes left undone. */
  submitted(input: unknown, facts?: SentFacts): Promise<string>;
  /** Does what the worker would do after every event of a conversation that has not been followed up, in their order. */
  followUp(conversationId: string, breakerLimit?: number): Promise<MailOutcome[]>;
  /** The types of a conversation's events, in their order. */
  eventsOf(conversationId: string): Promise<string[]>;
  /** The first row of a question to the database. */
  row(statement: string, values?: unknown[]): Promise<Record<string, unknown> | undefined>;
}

/** Makes one; close it after the last test of the file. */
export async function createMailWorld(): Promise<MailWorld> {
  const world = await createSubmissionWorld();
  const mails: Mail[] = [];
  const mailer = { send: (mail: Mail) => Promise.resolve(void mails.push(mail)), drain: () => Promise.resolve() };
  const { database, publicUrl } = world.services;
  const eventsOf = async (conversationId: string) => {
    const { rows } = await world.inspect.query<{ tenant_id: string; id: string; type: string; request_id: string }>(
      `select tenant_id, id, type, request_id from outbox_events where conversation_id = $1 and relayed_at is null
       order by created_at, id`,
      [conversationId],
    );
    return rows;
  };
  return {
    ...world,
    mails,
    submitted: async (input, facts) => (await world.submit(input, facts)).id,
    followUp: async (conversationId, breakerLimit = 1_000) => {
      const outcomes: MailOutcome[] = [];
      for (const { tenant_id, id: event_id, request_id } of await eventsOf(conversationId)) {
        const job = { tenant_id, event_id, request_id };
        outcomes.push(await mailRequester({ database, mailer, publicUrl, breakerLimit }, job));
      }
      await world.inspect.query("update outbox_events set relayed_at = now() where conversation_id = $1", [
        conversationId,
      ]);
      return outcomes;
    },
    eventsOf: async (conversationId) => {
      const { rows } = await world.inspect.query<{ type: string }>(
        "select type from outbox_events where conversation_id = $1 order by created_at, id",
        [conversationId],
      );
      return rows.map(({ type }) => type);
    },
    row: async (statement, values = []) => {
      const { rows } = await world.inspect.query<Record<string, unknown>>(statement, values);
      return rows[0];
    },
  };
}

/** The tokens of a confirmation mail's links. */
export function tokensOf(mail: Mail | undefined): { proof: string; disowning: string } {
  const proof = /confirm-request\?token=([\w-]+)/u.exec(mail?.text ?? "")?.[1];
  const disowning = /not-me\?token=([\w-]+)/u.exec(mail?.text ?? "")?.[1];
  if (proof === undefined || disowning === undefined) throw new Error("This is no mail that asks for confirmation");
  return { proof, disowning };
}
