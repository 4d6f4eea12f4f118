import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { globexId, submissionOf } from "../conversation/testing/create-submission-world.ts";
import { createMailWorld, tokensOf, type MailWorld } from "../requester-mail/testing/create-mail-world.ts";
import { hashAddress } from "../mail/hash-address.ts";

let world: MailWorld;
beforeAll(async () => {
  world = await createMailWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  world.mails.length = 0;
});

async function submitAndMail(email: string, tenantId?: string) {
  const facts = tenantId === undefined ? {} : { tenant: { ids: [tenantId] } };
  const id = await world.submitted(submissionOf({ email }), facts);
  return { id, outcomes: await world.followUp(id) };
}

const disown = (token: string) => world.call({ requestId: "disown" }).mailbox.disown({ token });

async function trailOf(email: string): Promise<unknown[]> {
  const { rows } = await world.inspect.query<{ line: string }>(
    `select action::text || ' by ' || actor_kind::text as line from mail_silence_events where address_hash = $1 order by created_at`,
    [Buffer.from(hashAddress(email))],
  );
  return rows.map(({ line }) => line);
}

/** As if the last mail had been sent long ago, so that only a silence can withhold the next. */
function forgetMails(email: string) {
  return world.inspect.query("update mail_recipients set recent_mails = '{}' where address_hash = $1", [
    Buffer.from(hashAddress(email)),
  ]);
}

describe("who says that it was not they who wrote", () => {
  it("is mailed to no more, by no tenant, under no tag; the conversation's trail says so", async () => {
    const { id } = await submitAndMail("eve@example.com");
    const { disowning } = tokensOf(world.mails[0]);

    await Promise.all([disown(disowning), disown(disowning)]);
    await disown(disowning);

    await forgetMails("eve@example.com");
    expect((await submitAndMail("eve@example.com")).outcomes).toEqual(["silenced"]);
    expect((await submitAndMail("eve+tag@example.com", globexId)).outcomes).toEqual(["silenced"]);
    expect(world.mails).toHaveLength(1);
    expect(await trailOf("eve@example.com")).toEqual(["silenced by anonymous"]);
    expect(
      await world.row("select count(*)::int from audit_events where conversation_id = $1 and action = $2", [
        id,
        "conversation.disowned",
      ]),
    ).toEqual({ count: 1 });
  });

  it("gets no acknowledgement either of what a tenant's own issuer vouches for", async () => {
    await submitAndMail("ivy@example.com");
    await disown(tokensOf(world.mails[0]).disowning);
    const token = await world.withToken({ email: "ivy@example.com", name: "Ivy" });

    const id = await world.submitted(submissionOf(), token);

    expect(await world.followUp(id)).toEqual(["silenced"]);
  });

  it("and proves the mailbox after all is heard again, and counted anew", async () => {
    await submitAndMail("fay@example.com");
    const { proof, disowning } = tokensOf(world.mails[0]);
    await disown(disowning);

    await world.call().mailbox.prove({ token: proof });

    expect((await submitAndMail("fay@example.com")).outcomes).toEqual(["sent"]);
    expect((await submitAndMail("fay@example.com")).outcomes).toEqual(["limited"]);
    expect(await trailOf("fay@example.com")).toEqual(["silenced by anonymous", "lifted by requester"]);
  });

  it("is not believed without the mail", async () => {
    await submitAndMail("guy@example.com");
    const { proof } = tokensOf(world.mails[0]);
    for (const token of [proof, proof.replace("mp_", "nm_"), "nm_x"]) {
      await expect(disown(token)).rejects.toMatchObject({ cause: { code: "mailed_link_invalid" } });
    }
    expect(await trailOf("guy@example.com")).toEqual([]);
  });
});

it("is heard again who signs in by a mailed link", async () => {
  const sent: string[] = [];
  const mailer = {
    send: ({ text }: { text: string }) => Promise.resolve(void sent.push(text)),
    drain: () => Promise.resolve(),
  };
  await submitAndMail("hal@example.com");
  await disown(tokensOf(world.mails[0]).disowning);
  const caller = world.call({ services: { ...world.services, mailer } });

  await caller.identity.requestSignInLink({ email: "hal@example.com", tenant_slug: "acme" });
  const token = /token=([\w-]+)/u.exec(sent[0] ?? "")?.[1];
  await caller.identity.verifySignInLink({ token });

  expect(await trailOf("hal@example.com")).toEqual(["silenced by anonymous", "lifted by requester"]);
  expect((await submitAndMail("hal@example.com")).outcomes).toEqual(["sent"]);
});

it("a silence and its trail are never swept", async () => {
  await submitAndMail("kim@example.com");
  await disown(tokensOf(world.mails[0]).disowning);
  await world.inspect.query("update mail_recipients set updated_at = now() - interval '90 days'");
  const swept = await world.services.database.withRlsBypass((tx) => tx.$executeRaw`delete from mail_recipients`);
  expect(swept).toBeGreaterThan(0);
  await forgetMails("kim@example.com");
  expect((await submitAndMail("kim@example.com")).outcomes).toEqual(["silenced"]);
  await expect(
    world.services.database.withRlsBypass((tx) => tx.$executeRaw`delete from mail_silence_events`),
  ).rejects.toThrow();
});
