import { challengeSchema, solvedChallengeSchema, type Challenge } from "@portal/contract";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { limitServices } from "../attachment/testing/file-services.ts";
import { codeOf } from "../attachment/testing/problems-of.ts";
import {
  acmeId,
  createSubmissionWorld,
  globexId,
  submissionOf,
  type SentFacts,
  type SubmissionWorld,
} from "../conversation/testing/create-submission-world.ts";
import { sweepChallenges } from "./sweep-challenges.ts";
import { solve, writeSolved } from "./testing/solve.ts";

let world: SubmissionWorld;
beforeAll(async () => {
  world = await createSubmissionWorld();
  await world.inspect.query("update tenants set challenge_policy = 'always' where id = $1", [acmeId]);
});
beforeEach(() => void Object.assign(world.services, limitServices(world.services, 1_000)));
afterAll(() => world.close());

const challengeFor = (tenantId: string) => world.call({ tenant: { ids: [tenantId] } }).challenge.create();
const solved = async (): Promise<SentFacts> => ({ challengeAnswer: await solve(await challengeFor(acmeId)) });

async function dispositionOf(id: string) {
  const { rows } = await world.inspect.query<Record<string, unknown>>(
    "select disposition::text, quarantine_reasons as reasons from conversations where id = $1",
    [id],
  );
  return rows[0];
}

describe("a tenant that always asks visitors for a challenge", () => {
  it("refuses a submission without one, before anything is written", async () => {
    const before = await world.countRows();

    expect(await codeOf(world.submit(submissionOf()))).toBe("challenge_required");
    expect(await world.countRows()).toEqual(before);
  });

  it("stores one whose challenge is solved", async () => {
    const { id } = await world.submit(submissionOf(), await solved());

    expect(await dispositionOf(id)).toEqual({ disposition: "accepted", reasons: [] });
  });

  it("asks nothing of whom a token proves", async () => {
    await expect(
      world.submit(submissionOf(), await world.withToken({ email: "ada@example.com", name: "Ada" })),
    ).resolves.toBeDefined();
  });

  it("stores what comes from somebody who cannot solve it, for somebody to look at", async () => {
    const { id } = await world.submit(submissionOf(), { challengeAnswer: "none" });

    expect(await dispositionOf(id)).toEqual({ disposition: "quarantined", reasons: ["challenge_unanswered"] });
  });
});

describe("a solved challenge", () => {
  it("is good for one submission", async () => {
    const facts = await solved();
    await world.submit(submissionOf(), facts);

    expect(await codeOf(world.submit(submissionOf(), facts))).toBe("challenge_invalid");
  });

  it("is good for one of twenty submissions at once", async () => {
    const facts = await solved();
    const sent = Array.from({ length: 20 }, () => world.submit(submissionOf(), facts));
    const stored = (await Promise.allSettled(sent)).filter(({ status }) => status === "fulfilled");

    expect(stored).toHaveLength(1);
  });

  it("is given back when what it was solved for is rolled back", async () => {
    const facts = await solved();
    await world.inspect.query("alter table messages rename to messages_away");
    try {
      await world.submit(submissionOf(), facts).catch(() => undefined);
    } finally {
      await world.inspect.query("alter table messages_away rename to messages");
    }

    await expect(world.submit(submissionOf(), facts)).resolves.toBeDefined();
  });

  it("is not asked for again when the same request comes again, here or at another process, in time or late", async () => {
    const [facts, input] = [{ ...(await solved()), idempotencyKey: "once" }, submissionOf()];
    const { id } = await world.submit(input, facts);
    const again = async (services = world.services) => (await world.submit(input, { ...facts, services })).id;

    expect(await again()).toBe(id);
    const elsewhere = { ...world.services, ...limitServices(world.services, 1_000) };
    expect(await again(elsewhere)).toBe(id);
    const { challengeAnswer: _, ...withoutIt } = facts;
    expect((await world.submit(input, { ...withoutIt, services: elsewhere })).id).toBe(id);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 700_000 });
    try {
      expect(await again({ ...world.services, ...limitServices(world.services, 1_000) })).toBe(id);
    } finally {
      vi.useRealTimers();
    }
  });

  it("is refused when it has expired", async () => {
    const facts = await solved();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 601_000 });
    try {
      expect(await codeOf(world.submit(submissionOf(), facts))).toBe("challenge_invalid");
    } finally {
      vi.useRealTimers();
    }
  });

  it.each<[string, (challenge: Challenge) => void]>([
    ["its expiry", ({ parameters }) => (parameters.expiresAt += 3600)],
    ["its tenant", ({ parameters }) => (parameters.data.tenant_id = acmeId)],
    ["its action", ({ parameters }) => (parameters.data.action = "sign-in")],
    ["its cost", ({ parameters }) => (parameters.cost = 1)],
    ["its nonce", ({ parameters }) => (parameters.nonce = "00".repeat(16))],
    ["its signature", (challenge) => (challenge.signature = "00".repeat(32))],
  ])("is refused when %s was changed", async (what, change) => {
    const other = await challengeFor(what === "its tenant" ? globexId : acmeId);
    const { challenge, solution } = solvedChallengeSchema.parse(
      JSON.parse(Buffer.from(await solve(other), "base64").toString()),
    );
    change(challenge);

    expect(await codeOf(world.submit(submissionOf(), { challengeAnswer: writeSolved(challenge, solution) }))).toBe(
      "challenge_invalid",
    );
  });

  it("is refused at another tenant", async () => {
    const challengeAnswer = await solve(await challengeFor(globexId));

    expect(await codeOf(world.submit(submissionOf(), { challengeAnswer }))).toBe("challenge_invalid");
  });

  it("is refused when nobody solved it", async () => {
    const challenge = await challengeFor(acmeId);
    const guessed = writeSolved(challenge, { counter: 100, derivedKey: challenge.parameters.keyPrefix.repeat(2) });

    expect(await codeOf(world.submit(submissionOf(), { challengeAnswer: guessed }))).toBe("challenge_invalid");
  });

  it.each(["", "e30=", "not Base64 at all\u0000", "A".repeat(50), "bnVsbA=="])("is not %j", async (challengeAnswer) => {
    expect(await codeOf(world.submit(submissionOf(), { challengeAnswer }))).toBe("challenge_invalid");
  });
});

describe("a challenge", () => {
  it("is ALTCHA's, for this tenant and action, and ends within ten minutes", async () => {
    const { parameters, signature } = challengeSchema.parse(await challengeFor(acmeId));

    expect(parameters.data).toEqual({ tenant_id: acmeId, action: "conversation.create" });
    expect(parameters.expiresAt - Date.now() / 1000).toBeLessThanOrEqual(600);
    expect(signature).toMatch(/^[0-9a-f]{64}$/u);
  });

  it("is handed out sixty times a minute to one client address", async () => {
    const { rateLimits } = limitServices(world.services, 1);
    const from = (clientAddress: string) =>
      world.call({ clientAddress, services: { ...world.services, rateLimits } }).challenge.create();
    for (let count = 0; count < 60; count += 1) await from("192.0.2.1");

    expect(await codeOf(from("192.0.2.1"))).toBe("too_many_requests");
    await expect(from("192.0.2.2")).resolves.toBeDefined();
  });

  it("is forgotten when nobody can present it any more, and not before", async () => {
    await world.submit(submissionOf(), await solved());
    const count = async () =>
      (await world.inspect.query<{ count: number }>("select count(*)::int from spent_challenges")).rows[0]?.count;
    const live = (await count()) ?? 0;
    await world.inspect.query(
      `insert into spent_challenges (tenant_id, nonce, expires_at)
       values ($1, decode(repeat('ab', 16), 'hex'), now() - interval '2 minutes')`,
      [acmeId],
    );

    expect(await sweepChallenges(world.services.database)).toBe(1);
    expect(await count()).toBe(live);
    expect(live).toBeGreaterThan(0);
  });
});
