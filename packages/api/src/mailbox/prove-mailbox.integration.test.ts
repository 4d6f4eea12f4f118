import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acmeId, globexId, submissionOf } from "../conversation/testing/create-submission-world.ts";
import { releaseConversation } from "../conversation/release-conversation.ts";
import { createMailWorld, tokensOf, type MailWorld } from "../requester-mail/testing/create-mail-world.ts";

let world: MailWorld;
beforeAll(async () => {
  world = await createMailWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.mails.length = 0;
  await world.inspect.query("update tenants set submission_policy = 'accept'");
});

const hold = () => world.inspect.query("update tenants set submission_policy = 'hold' where id = $1", [acmeId]);
const prove = (token: string) => world.call({ door: "form", requestId: "proof" }).mailbox.prove({ token });

async function submitAndMail(change: Record<string, unknown> = {}) {
  const id = await world.submitted(submissionOf(change));
  const outcomes = await world.followUp(id);
  return { id, outcomes, ...tokensOf(world.mails.at(-1)) };
}

function stateOf(id: string) {
  return world.row(
    `select requester_verification::text as grade, disposition::text, released_at is not null as "isReleased"
     from conversations where id = $1`,
    [id],
  );
}

const contactOf = (email: string) =>
  world.row("select contacts::text as bytes, name, verified_at from contacts where email = $1", [email]);

describe("the button behind a mailed link", () => {
  it("raises that conversation, and only that one, once", async () => {
    const email = "ada-1@example.com";
    const earlier = await world.submitted(submissionOf({ email, name: "Somebody" }));
    const { id, proof } = await submitAndMail({ email });

    const answers = await Promise.all([prove(proof), prove(proof), prove(proof)]);

    expect(new Set(answers.map(({ display_id }) => display_id)).size).toBe(1);
    expect(await stateOf(id)).toEqual({ grade: "mailbox", disposition: "accepted", isReleased: false });
    expect(await stateOf(earlier)).toMatchObject({ grade: "claimed" });
    expect(await world.eventsOf(id)).toEqual(["conversation.created", "conversation.verified"]);
    expect(await world.eventsOf(earlier)).toEqual(["conversation.created"]);
    expect(
      await world.row(
        "select actor_kind::text, door::text, request_id from audit_events where action = 'conversation.verified' and conversation_id = $1",
        [id],
      ),
    ).toEqual({ actor_kind: "requester", door: "form", request_id: "proof" });
  });

  it("releases what was held for want of it, once, and its sender is then told that it is there", async () => {
    await hold();
    const { id, proof, outcomes } = await submitAndMail();
    expect(outcomes).toEqual(["sent"]);
    expect(await stateOf(id)).toMatchObject({ disposition: "held" });

    await Promise.all([prove(proof), prove(proof)]);

    expect(await stateOf(id)).toEqual({ grade: "mailbox", disposition: "accepted", isReleased: true });
    expect(await world.eventsOf(id)).toEqual(["conversation.held", "conversation.verified", "conversation.released"]);
    expect(await world.followUp(id)).toEqual(["sent", "settled"]);
    expect(world.mails.map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^Please confirm your request REQ-/u),
      expect.stringMatching(/^We have your request REQ-/u),
    ]);
  });

  it("of a mail that was sent twice works as well, and raises nothing a second time", async () => {
    const { id, proof } = await submitAndMail();
    await world.inspect.query("update requester_mails set outcome = 'due', sent_at = null where conversation_id = $1", [
      id,
    ]);
    await world.inspect.query("update outbox_events set relayed_at = null where conversation_id = $1", [id]);
    expect(await world.followUp(id)).toEqual(["sent"]);
    const again = tokensOf(world.mails.at(-1)).proof;
    expect(again).not.toBe(proof);
    // Where the policy of the table would hide a settled row anyway, one that waits is not settled.
    await world.inspect.query(
      "update conversations set disposition = 'quarantined', quarantine_reasons = '{honeypot}' where id = $1",
      [id],
    );

    expect(await prove(again)).toEqual(await prove(proof));

    expect(await world.eventsOf(id)).toEqual(["conversation.created", "conversation.verified"]);
  });

  it("beside an operator's release makes one release", async () => {
    await hold();
    for (let round = 0; round < 10; round += 1) {
      const { id, proof } = await submitAndMail();
      const release = { tenantId: acmeId, conversation: id, requestId: "release" };

      await Promise.all([prove(proof), releaseConversation(world.services.database, release)]);

      expect(await stateOf(id)).toEqual({ grade: "mailbox", disposition: "accepted", isReleased: true });
      expect((await world.eventsOf(id)).toSorted()).toEqual([
        "conversation.held",
        "conversation.released",
        "conversation.verified",
      ]);
    }
  });

  it("raises what is in quarantine and leaves it there", async () => {
    const { id, proof } = await submitAndMail();
    await world.inspect.query(
      "update conversations set disposition = 'quarantined', quarantine_reasons = '{honeypot}' where id = $1",
      [id],
    );

    await prove(proof);

    expect(await stateOf(id)).toEqual({ grade: "mailbox", disposition: "quarantined", isReleased: false });
    expect(await world.eventsOf(id)).toEqual(["conversation.created", "conversation.verified"]);
    expect(await world.followUp(id)).toEqual(["nobody"]);
  });

  it("sets the time of proof of the contact that this conversation made, and nothing else of it", async () => {
    const email = "ada-2@example.com";
    const { proof } = await submitAndMail({ email, name: "Ada" });
    await prove(proof);
    const contact = await contactOf(email);
    expect(contact?.["name"]).toBe("Ada");
    expect(contact?.["verified_at"]).toBeInstanceOf(Date);
  });

  it("leaves a contact that was there before byte for byte, claimed or proved", async () => {
    const claimed = "ada-3@example.com";
    await world.submitted(submissionOf({ email: claimed, name: "Planted" }));
    const proved = "ada-4@example.com";
    const token = await world.withToken({ email: proved, name: "Ada" });
    await world.submitted(submissionOf(), token);
    for (const email of [claimed, proved]) {
      const before = await contactOf(email);
      const { id, proof } = await submitAndMail({ email, name: "Eve" });
      await prove(proof);
      expect(await contactOf(email)).toEqual(before);
      expect(await stateOf(id)).toMatchObject({ grade: "mailbox" });
    }
  });

  it("of an expired, a foreign or a made-up link, or of the other link of the mail, does nothing", async () => {
    const refused = { cause: { code: "mailed_link_invalid" } };
    const { id, proof, disowning } = await submitAndMail();
    await expect(prove(disowning)).rejects.toMatchObject(refused);
    await expect(prove(`${proof.slice(0, -1)}${proof.endsWith("A") ? "B" : "A"}`)).rejects.toMatchObject(refused);
    await expect(prove("x")).rejects.toMatchObject(refused);
    await expect(world.call({ tenant: { ids: [globexId] } }).mailbox.prove({ token: proof })).rejects.toMatchObject(
      refused,
    );
    await world.inspect.query(
      `update mailbox_proofs set created_at = now() - interval '25 hours', expires_at = now() - interval '1 hour'
       where conversation_id = $1`,
      [id],
    );
    await expect(prove(proof)).rejects.toMatchObject(refused);
    expect(await stateOf(id)).toMatchObject({ grade: "claimed" });
  });

  it("is not in the database: nobody who reads that can press it", async () => {
    const { id, proof, disowning } = await submitAndMail();
    const stored = await world.row(
      "select mailbox_proofs::text as row from mailbox_proofs where conversation_id = $1",
      [id],
    );
    for (const token of [proof, disowning]) {
      expect(String(stored?.["row"])).not.toContain(token);
      expect(String(stored?.["row"])).not.toContain(Buffer.from(token).toString("hex"));
    }
  });
});
