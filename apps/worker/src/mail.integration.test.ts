import type { ReceivedMail } from "@portal/api/testing";
import { releaseConversation } from "@portal/api/operator";
import { demoTenants } from "@portal/db/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMailingWorld, type MailingWorld, submissionOf } from "./testing/create-mailing-world.ts";

const { acme, globex } = demoTenants;

let world: MailingWorld;
beforeEach(async () => {
  world = await createMailingWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

function mailTo(address: string): ReceivedMail {
  const [mail, ...others] = world.server.received.filter(({ recipients }) => recipients.includes(address));
  if (mail === undefined || others.length > 0) throw new Error(`There is not exactly one mail to ${address}`);
  return mail;
}

function proofIn({ mail }: ReceivedMail): string {
  return /confirm-request\?token=([\w-]+)/u.exec(mail.text ?? "")?.[1] ?? "";
}

async function submitAndSettle(change: Record<string, unknown> = {}, facts = {}) {
  const { id, display_id } = await world.call(facts).conversation.create(submissionOf(change));
  await world.settle();
  return { id, displayId: display_id };
}

/** As if everything that has been mailed had been mailed that long ago. */
function age(interval: string) {
  return world.query(
    `update mail_recipients set recent_mails = array(select mailed_at - $1::interval from unnest(recent_mails) mailed_at)`,
    [interval],
  );
}

describe("an unproved address", () => {
  it("gets one question with headers that no machine answers and two ways out", async () => {
    await world.startWorker();
    const { displayId } = await submitAndSettle({ email: "ada@example.com" });

    const { mail } = mailTo("ada@example.com");
    expect(mail.from?.value).toEqual([{ name: "Acme", address: "no-reply@help.localhost" }]);
    expect(mail.subject).toBe(`Please confirm your request ${displayId}`);
    expect(mail.headers.get("auto-submitted")).toBe("auto-replied");
    expect(mail.headers.has("precedence")).toBe(false);
    expect(mail.messageId).toMatch(/^<[0-9a-f-]{36}\.confirm@help\.localhost>$/u);
    const { source } = mailTo("ada@example.com");
    expect(source.toString().replaceAll("\r\n ", " ")).toMatch(
      /^List-Unsubscribe: <http:\/\/help\.localhost:3000\/api\/v1\/help-center\/mail\/not-me\?tenant_id=1{8}-[\w-]+&token=nm_[\w-]{64}>\r$/mu,
    );
    expect(source.toString()).toContain("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
    for (const part of [mail.text, mail.html]) {
      expect(part).toContain(displayId);
      expect(part).toMatch(/http:\/\/help\.localhost:3000\/acme\/confirm-request\?token=mp_[\w-]{64}/u);
      expect(part).toMatch(/http:\/\/help\.localhost:3000\/acme\/not-me\?token=nm_[\w-]{64}/u);
    }
    expect(await world.outcomes()).toEqual({ sent: 1 });
  });

  it.each([
    ["de-AT,de;q=0.9", `lang="de" dir="ltr"`, "Bitte bestätigen"],
    ["ar-EG", `lang="ar" dir="rtl"`, "يرجى تأكيد"],
    ["ja", `lang="ja" dir="ltr"`, "確認をお願いします"],
    ["fr", `lang="en" dir="ltr"`, "Please confirm"],
  ])("that asks for %s is written to with %s", async (acceptLanguage, attributes, words) => {
    await world.startWorker();
    await submitAndSettle({ email: "ada@example.com" }, { acceptLanguage });

    const { mail } = mailTo("ada@example.com");
    expect(mail.subject).toContain(words);
    expect(mail.html).toContain(`<html ${attributes}>`);
  });

  it("is written to in its tenant's language when it asks for none of ours", async () => {
    await world.query("update tenants set locale = 'de' where id = $1", [acme.id]);
    await world.startWorker();
    await submitAndSettle({ email: "ada@example.com" }, { acceptLanguage: "fr" });
    expect(mailTo("ada@example.com").mail.subject).toContain("Bitte bestätigen");
  });

  it("gets the next question after a day, and the fourth only after a month", async () => {
    await world.startWorker();
    const email = "ada@example.com";
    const mailed: number[] = [];
    for (const interval of ["0 hours", "23 hours 59 minutes", "2 minutes", "25 hours", "25 hours", "29 days"]) {
      await age(interval);
      await submitAndSettle({ email });
      mailed.push(world.server.received.length);
    }
    expect(mailed).toEqual([1, 1, 2, 3, 3, 4]);
  }, 90_000);

  it("that proves its mailbox then gets a real acknowledgement, and its next question the same day", async () => {
    await world.startWorker();
    const email = "ada@example.com";
    const { id, displayId } = await submitAndSettle(
      { email, subject: `<b>"Über" & more</b>` },
      { acceptLanguage: "de" },
    );
    await world.call().mailbox.prove({ token: proofIn(mailTo(email)) });
    await world.settle();

    const [, acknowledgement] = world.server.received;
    expect(acknowledgement?.mail.subject).toBe(`Ihre Anfrage ${displayId} ist angekommen`);
    expect(acknowledgement?.mail.text).toContain(`Ihr Betreff: \u2068<b>"Über" & more</b>\u2069`);
    expect(acknowledgement?.mail.html).toContain("<bdi>&#60;b&#62;&#34;Über&#34; &#38; more&#60;/b&#62;</bdi>");
    expect(acknowledgement?.mail.headers.get("auto-submitted")).toBe("auto-replied");
    expect(
      await world.query("select type from outbox_events where conversation_id = $1 order by created_at", [id]),
    ).toEqual([{ type: "conversation.created" }, { type: "conversation.verified" }]);
    await submitAndSettle({ email });
    await submitAndSettle({ email });
    expect(world.server.received).toHaveLength(3);
  });
});

describe("a thousand submissions in the name of one victim", () => {
  it("over all tenants, tags and spellings, by two workers: one mail, without a byte of what was submitted", async () => {
    const marks = { subject: "ZXSUBJECT", name: "ZXNAME", description: "ZXDESCRIPTION", filename: "zxfilename" };
    const file = new File(["ZXCONTENT"], `${marks.filename}.txt`, { type: "text/plain" });
    await Promise.all([world.startWorker(), world.startWorker()]);
    for (let sent = 0; sent < 1_000; sent += 10) {
      await Promise.all(
        Array.from({ length: 10 }, async (_, place) => {
          const number = sent + place;
          const caller = world.call({ tenant: { ids: [number % 2 === 0 ? acme.id : globex.id] } });
          const files =
            sent === 0 ? { attachment_ids: [(await caller.attachment.receiveFile(file)).attachment_id] } : {};
          const email = ["victim@example.com", "VICTIM@Example.com", `victim+${String(number)}@example.com`][
            number % 3
          ];
          const texts = { subject: marks.subject, name: marks.name, description: marks.description };
          await caller.conversation.create(submissionOf({ ...texts, email, ...files }));
        }),
      );
    }
    await world.settle();

    expect(world.server.received).toHaveLength(1);
    expect(await world.outcomes()).toEqual({ limited: 999, sent: 1 });
    const [received] = world.server.received;
    const readable = [received?.source.toString("latin1"), received?.mail.text, received?.mail.html].join("\n");
    expect(readable).toContain("Please confirm");
    for (const mark of [...Object.values(marks), "ZXCONTENT"]) {
      expect(readable.toLowerCase()).not.toContain(mark.toLowerCase());
      expect(readable).not.toContain(Buffer.from(mark).toString("base64").slice(0, -4));
    }
  }, 180_000);
});

describe("a proved person", () => {
  it("gets an acknowledgement of each request, and no question", async () => {
    await world.startWorker();
    const credentials = {
      kind: "session",
      requester: { tenantId: acme.id, requesterId: null, email: "ada@example.com", name: "Ada" },
    } as const;
    await submitAndSettle({}, { credentials });
    await submitAndSettle({}, { credentials });
    expect(world.server.received.map(({ mail }) => mail.subject)).toEqual([
      expect.stringMatching(/^We have your request/u),
      expect.stringMatching(/^We have your request/u),
    ]);
    expect(world.server.received[0]?.mail.headers.has("list")).toBe(false);
  });
});

describe("nobody is mailed", () => {
  it.each(["postmaster", "no-reply", "bounces+ada=example.com", "list-request"])("at %s@", async (localPart) => {
    await world.startWorker();
    await submitAndSettle({ email: `${localPart}@example.org` });
    expect(world.server.received).toEqual([]);
    expect(await world.outcomes()).toEqual({ automatic: 1 });
  });

  it("about what is in quarantine, until an operator releases it", async () => {
    const { id } = await world.call().conversation.create(submissionOf({ email: "ada@example.com" }));
    await world.query(
      "update conversations set disposition = 'quarantined', quarantine_reasons = '{honeypot}' where id = $1",
      [id],
    );
    await world.query("update outbox_events set type = 'conversation.quarantined' where conversation_id = $1", [id]);
    await world.startWorker();
    await expect.poll(() => world.query("select from outbox_events where relayed_at is not null")).toEqual([]);

    await releaseConversation(world.db.database, { tenantId: acme.id, conversation: id, requestId: "release" });
    await expect.poll(() => world.server.received.length, { timeout: 15_000 }).toBe(1);
    expect(mailTo("ada@example.com").mail.subject).toMatch(/^Please confirm/u);
  });
});

describe("a tenant whose forms mail to too many strangers", () => {
  it("mails to no more of them for a while, and takes requests as ever; another tenant mails on", async () => {
    await world[Symbol.asyncDispose]();
    world = await createMailingWorld({ PORTAL_LIMITS_SCALE: "0.015" });
    await Promise.all([world.startWorker(), world.startWorker()]);
    for (let number = 0; number < 8; number += 1) await world.call().conversation.create(submissionOf());
    await world.call({ tenant: { ids: [globex.id] } }).conversation.create(submissionOf());
    await world.settle();

    expect(await world.outcomes()).toEqual({ interrupted: 5, sent: 4 });
    await world.query("update requester_mails set created_at = now() - interval '11 minutes'");
    await submitAndSettle();
    expect(await world.outcomes()).toEqual({ interrupted: 5, sent: 5 });
  });
});

describe("a worker that does not know whether it has sent", () => {
  it("sends the same mail again: one id, one allowance, and both links work", async () => {
    await world.startWorker();
    await submitAndSettle({ email: "ada@example.com" });
    await world.query("update requester_mails set outcome = 'due', sent_at = null");
    await world.query("update outbox_events set relayed_at = null");
    await expect.poll(() => world.server.received.length, { timeout: 15_000 }).toBe(2);
    await world.settle();

    expect(new Set(world.server.received.map(({ mail }) => mail.messageId)).size).toBe(1);
    expect(await world.query("select cardinality(recent_mails) as mails from mail_recipients")).toEqual([{ mails: 1 }]);
    expect(await world.outcomes()).toEqual({ sent: 1 });
    for (const received of world.server.received) {
      await expect(world.call().mailbox.prove({ token: proofIn(received) })).resolves.toBeTruthy();
    }
  });

  it("tries again when the server is busy, and gives up on an address that the server will never take", async () => {
    await world[Symbol.asyncDispose]();
    let refusals = 0;
    world = await createMailingWorld(
      {},
      {
        onRcptTo({ address }, _session, done) {
          const responseCode = address.startsWith("nobody") ? 550 : 451;
          const isTaken = responseCode === 451 && refusals === 2;
          if (!isTaken) refusals += 1;
          done(isTaken ? null : Object.assign(new Error(`Refused: ${address}`), { responseCode }));
        },
      },
    );
    await world.startWorker();
    await submitAndSettle({ email: "nobody.at.all@example.com" });
    expect(await world.outcomes()).toEqual({ refused: 1 });
    expect(refusals).toBe(1);
    await world.call().conversation.create(submissionOf({ email: "ada@example.com" }));
    await expect.poll(() => world.server.received.length, { timeout: 60_000 }).toBe(1);
    await world.settle();
    expect(await world.outcomes()).toEqual({ refused: 1, sent: 1 });
    const failures = await world.query<{ output: unknown }>("select output from pgboss.job where output is not null");
    expect(JSON.stringify(failures)).not.toContain("ada@");
  }, 90_000);
});
