import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { limitServices } from "../attachment/testing/file-services.ts";
import { codeOf } from "../attachment/testing/problems-of.ts";
import { solve } from "../challenge/testing/solve.ts";
import { createContext, type RequestFacts } from "../context.ts";
import { createCaller } from "../index.ts";
import {
  acmeId,
  createSubmissionWorld,
  globexId,
  submissionOf,
  type SentFacts,
  type SubmissionWorld,
} from "../conversation/testing/create-submission-world.ts";
import { issueFormToken } from "../form-fill/form-token.ts";
import type { Services } from "../services.ts";
import { releaseConversation } from "../conversation/release-conversation.ts";

let world: SubmissionWorld;
beforeAll(async () => {
  world = await createSubmissionWorld();
});
afterAll(() => world.close());
let processes: Services[] = [];
beforeEach(async () => {
  // What they have not told yet would otherwise reach the next test.
  for (const { rateLimits, abuse } of [world.services, ...processes]) {
    await Promise.all([rateLimits.share(), abuse.similarTexts.share()]);
  }
  processes = [];
  Object.assign(world.services, limitServices(world.services, 1));
  await world.inspect.query("truncate rate_limits, text_sketches");
  await world.inspect.query("update tenants set challenge_policy = 'adaptive'");
});

/** A submission that resembles no other. */
const distinct = (change: Record<string, unknown> = {}) =>
  submissionOf({ subject: crypto.randomUUID(), description: crypto.randomUUID(), ...change });

/** Another process of the same install. */
function elsewhere(): Services {
  const services = { ...world.services, ...limitServices(world.services, 1) };
  processes.push(services);
  return services;
}

async function sendMany(
  count: number,
  facts: SentFacts,
  change: (turn: number) => Record<string, unknown> = () => ({}),
) {
  const ids: string[] = [];
  for (let turn = 0; turn < count; turn += 1) ids.push((await world.submit(distinct(change(turn)), facts)).id);
  return ids;
}

async function reasonsOf(id: string | undefined): Promise<string[]> {
  const { rows } = await world.inspect.query<{ reasons: string[]; disposition: string }>(
    "select quarantine_reasons as reasons, disposition::text from conversations where id = $1",
    [id],
  );
  const [row] = rows;
  if (row === undefined) throw new Error("It is not stored");
  expect(row.disposition).toBe(row.reasons.length === 0 ? "accepted" : "quarantined");
  return row.reasons;
}

describe("the limits of a client address", () => {
  const facts = { clientAddress: "192.0.2.1" };

  it("are ten a minute; then a challenge, or whoever cannot solve one goes to quarantine", async () => {
    await sendMany(10, facts);

    expect(await codeOf(world.submit(distinct(), facts))).toBe("challenge_due");
    const challengeAnswer = await solve(await world.call(facts).challenge.create());
    expect(await reasonsOf((await world.submit(distinct(), { ...facts, challengeAnswer })).id)).toEqual([]);
    const { id } = await world.submit(distinct(), { ...facts, challengeAnswer: "none" });
    expect(await reasonsOf(id)).toEqual(["challenge_unanswered"]);
    await expect(world.submit(distinct(), { clientAddress: "192.0.2.2" })).resolves.toBeDefined();
  });

  it("are sixty an hour even for those who cannot", async () => {
    await sendMany(60, { ...facts, challengeAnswer: "none" });

    expect(await codeOf(world.submit(distinct(), { ...facts, challengeAnswer: "none" }))).toBe("too_many_requests");
  });

  it("refuse where a tenant wants no challenges", async () => {
    await world.inspect.query("update tenants set challenge_policy = 'off'");
    await sendMany(10, facts);

    expect(await codeOf(world.submit(distinct(), facts))).toBe("too_many_requests");
  });

  it("do not count what is refused as wrong, and end for who sends nothing else", async () => {
    for (let turn = 0; turn < 1_200; turn += 1) await world.submit({}, facts).catch(() => undefined);

    expect(await codeOf(world.submit(distinct(), facts))).toBe("too_many_requests");
    await expect(world.submit(distinct(), { clientAddress: "192.0.2.2" })).resolves.toBeDefined();
  });

  it("are told to the caller when they are reached, and not before", async () => {
    const visitor: RequestFacts = {
      door: "rest",
      requestId: "test",
      tenant: { ids: [acmeId] },
      credentials: { kind: "none" },
      ...facts,
    };
    const sendAs = () => {
      const context = createContext(world.services, visitor);
      return { context, answer: createCaller(context).conversation.create(distinct()) };
    };
    for (let turn = 0; turn < 10; turn += 1) {
      const { context, answer } = sendAs();
      await answer;
      expect(context.rateLimitStates).toEqual([]);
    }
    const { context, answer } = sendAs();
    await answer.catch(() => undefined);

    expect(context.rateLimitStates).toMatchObject([{ name: "client_minute", quota: 10, remaining: 0 }]);
  });

  it("hold over all processes together once these have told each other", async () => {
    const [one, two] = [elsewhere(), elsewhere()];
    await sendMany(6, { ...facts, services: one });
    await one.rateLimits.share();
    await sendMany(2, { ...facts, services: two });
    await two.rateLimits.share();
    await sendMany(2, { ...facts, services: two });

    expect(await codeOf(world.submit(distinct(), { ...facts, services: two }))).toBe("challenge_due");
  });

  it("hold while their store is away, and tell it later", async () => {
    await world.inspect.query("alter table rate_limits rename to rate_limits_away");
    try {
      await sendMany(10, facts);
      await world.services.rateLimits.share();
      expect(await codeOf(world.submit(distinct(), facts))).toBe("challenge_due");
    } finally {
      await world.inspect.query("alter table rate_limits_away rename to rate_limits");
    }
    await world.services.rateLimits.share();

    const { rows } = await world.inspect.query("select points from rate_limits where key like 'client\\_minute:%'");
    expect(rows).toEqual([{ points: 11 }]);
  });
});

describe("a person whom a token proves", () => {
  it("has limits of their own, not their address's, and nothing held against them", async () => {
    const clientAddress = "192.0.2.3";
    await sendMany(10, { clientAddress });
    const ada = { clientAddress, ...(await world.withToken({ email: "ada@example.com", name: "Ada" })) };
    const ids = await sendMany(30, ada);

    expect(await reasonsOf(ids.at(-1))).toEqual([]);
    expect(await codeOf(world.submit(distinct(), { ...ada, clientAddress: "192.0.2.4" }))).toBe("too_many_requests");
    const grace = { clientAddress, ...(await world.withToken({ email: "grace@example.com", name: "Grace" })) };
    await expect(world.submit(distinct(), grace)).resolves.toBeDefined();
  });
});

describe("the limits of a mail address", () => {
  const from = (turn: number): SentFacts => ({ clientAddress: `198.51.100.${String(turn)}` });
  const sendAs = async (email: string, turn: number, facts: SentFacts = {}) =>
    reasonsOf((await world.submit(distinct({ email }), { ...from(turn), ...facts })).id);

  it("quarantine what is sent in its name beyond five an hour, whatever its tag and case, and refuse nothing", async () => {
    for (let turn = 1; turn <= 5; turn += 1) {
      expect(await sendAs(`Victim+${String(turn)}@Example.com`, turn)).toEqual([]);
    }

    expect(await sendAs("victim@example.com", 6)).toEqual(["address_rate"]);
    expect(await sendAs("other@example.com", 7)).toEqual([]);
    const proved = await world.withToken({ email: "victim@example.com", name: "Victim" });
    expect(await sendAs("", 8, proved)).toEqual([]);
  });

  it("count over all tenants as well", async () => {
    for (let turn = 1; turn <= 5; turn += 1) {
      await sendAs("everywhere@example.com", turn);
      await sendAs("everywhere@example.com", 100 + turn, { tenant: { ids: [globexId] } });
    }

    expect(await sendAs("everywhere@example.com", 6, { tenant: { ids: [globexId] } })).toEqual([
      "address_rate",
      "recipient_rate",
    ]);
  });
});

describe("the limits of a tenant", () => {
  it("ask visitors for a challenge beyond sixty a minute, from wherever they come, and leave other tenants alone", async () => {
    for (let turn = 0; turn < 60; turn += 1) {
      await world.submit(distinct(), { clientAddress: `203.0.113.${String(turn)}` });
    }

    expect(await codeOf(world.submit(distinct(), { clientAddress: "203.0.113.99" }))).toBe("challenge_due");
    await expect(
      world.submit(distinct(), { clientAddress: "203.0.113.99", tenant: { ids: [globexId] } }),
    ).resolves.toBeDefined();
  });
});

describe("the same text", () => {
  const template = (turn: number) => ({
    subject: "An offer",
    description: `Dear customer number ${String(turn)}, this is the offer that you have been waiting for all year long`,
  });

  it("from more than ten senders is quarantined, though they come to two processes", async () => {
    const [one, two] = [elsewhere(), elsewhere()];
    const send = async (turn: number, services: Services) =>
      reasonsOf(
        (await world.submit(submissionOf(template(turn)), { clientAddress: `10.0.0.${String(turn)}`, services })).id,
      );
    for (let turn = 0; turn < 8; turn += 1) expect(await send(turn, one)).toEqual([]);
    await one.abuse.similarTexts.share();
    for (let turn = 8; turn < 10; turn += 1) expect(await send(turn, two)).toEqual([]);
    await two.abuse.similarTexts.share();
    await send(10, two);

    expect(await send(11, two)).toEqual(["similar_content"]);
  });

  it("of one sender is not, and no text and no sender is kept", async () => {
    const email = "again@example.com";
    for (let turn = 0; turn < 5; turn += 1)
      await world.submit(submissionOf({ ...template(turn), email }), { clientAddress: `10.0.1.${String(turn)}` });
    await world.submit(submissionOf(template(6)));
    await Promise.all([world.services.abuse.similarTexts.share(), world.services.rateLimits.share()]);

    const { rows } = await world.inspect.query<{ row: string }>(
      "select text_sketches::text as row from text_sketches union all select rate_limits::text from rate_limits",
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ row }) => row).join("\n")).not.toMatch(/again|example|offer|10\.0\.1/u);
  });
});

describe("a form", () => {
  const fill = async (ageMs: number, change: Partial<{ token: string | null; isTrapFilled: boolean }> = {}) => {
    const token = await issueFormToken(world.services, acmeId, () => Date.now() - ageMs);
    const facts = {
      door: "form",
      clientAddress: null,
      formEvidence: { token, isTrapFilled: false, ...change },
    } as const;
    return reasonsOf((await world.submit(distinct(), facts)).id);
  };

  it.each([
    ["a second", 1_000],
    ["three days", 3 * 86_400_000],
  ])("that was filled in within %s is accepted", async (_, ageMs) => {
    expect(await fill(ageMs)).toEqual([]);
  });

  it("that was filled in faster than anybody reads is quarantined", async () => {
    expect(await fill(500)).toEqual(["filled_too_fast"]);
  });

  it("whose hidden field is filled in is quarantined", async () => {
    expect(await fill(5_000, { isTrapFilled: true })).toEqual(["honeypot"]);
  });

  it.each([
    ["missing", null, "form_token_missing"],
    ["made up", `0.${"A".repeat(43)}`, "form_token_invalid"],
    ["no token at all", "x".repeat(100_000), "form_token_invalid"],
  ])("whose token is %s is quarantined", async (_, token, reason) => {
    expect(await fill(5_000, { token })).toEqual([reason]);
  });

  it("of another tenant, or with a time of the sender's own, is quarantined", async () => {
    const foreign = await issueFormToken(world.services, globexId, () => Date.now() - 5_000);
    expect(await fill(5_000, { token: foreign })).toEqual(["form_token_invalid"]);
    const [, signature = ""] = (await issueFormToken(world.services, acmeId)).split(".");
    expect(await fill(5_000, { token: `${(Date.now() - 5_000).toString(36)}.${signature}` })).toEqual([
      "form_token_invalid",
    ]);
  });

  it("that is quarantined is followed up once when it is released", async () => {
    const token = await issueFormToken(world.services, acmeId);
    const facts = { door: "form", formEvidence: { token, isTrapFilled: true } } as const;
    const { id } = await world.submit(distinct(), facts);
    const release = { tenantId: acmeId, conversation: id, requestId: "test" };
    const released = await Promise.all([1, 2, 3].map(() => releaseConversation(world.services.database, release)));

    expect(released.filter((one) => one !== null)).toHaveLength(1);
    const { rows } = await world.inspect.query("select type from outbox_events where conversation_id = $1 order by 1", [
      id,
    ]);
    expect(rows).toEqual([{ type: "conversation.quarantined" }, { type: "conversation.released" }]);
  });
});

describe("a request that is sent again under its key", () => {
  it("is not counted, even fifty times at once, and is answered when there is no room left", async () => {
    const facts = { clientAddress: "192.0.2.20", idempotencyKey: "again" };
    const input = distinct();
    const answers = await Promise.all(Array.from({ length: 50 }, () => world.submit(input, facts)));
    await sendMany(9, { clientAddress: facts.clientAddress });

    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await codeOf(world.submit(distinct(), { clientAddress: facts.clientAddress }))).toBe("challenge_due");
    expect((await world.submit(input, facts)).id).toBe(answers[0]?.id);
  });

  it("is found by a process that has no room for anybody", async () => {
    const facts = { clientAddress: "192.0.2.21", idempotencyKey: "found" };
    const input = distinct();
    const { id } = await world.submit(input, facts);
    const services = elsewhere();
    for (let turn = 0; turn < 10; turn += 1)
      await world.submit(distinct(), { clientAddress: facts.clientAddress, services });

    expect((await world.submit(input, { ...facts, services })).id).toBe(id);
  });

  it("is as suspicious as the first time when that was not stored", async () => {
    const facts = { idempotencyKey: "bot", formEvidence: { token: null, isTrapFilled: true } };
    const input = distinct();
    await world.inspect.query("alter table messages rename to messages_away");
    await world.submit(input, facts).catch(() => undefined);
    await world.inspect.query("alter table messages_away rename to messages");

    expect(await reasonsOf((await world.submit(input, { idempotencyKey: "bot" })).id)).toEqual([
      "honeypot",
      "form_token_missing",
    ]);
  });
});
