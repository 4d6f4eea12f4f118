import { apiKeyScopes, type ApiKeyScope } from "@portal/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acmeId, submissionOf, type SentFacts } from "../conversation/testing/create-submission-world.ts";
import { limitServices } from "../attachment/testing/file-services.ts";
import { findPortalError } from "../errors/find-portal-error.ts";
import { createKeyWorld, type KeyWorld } from "./testing/create-key-world.ts";

let world: KeyWorld;
beforeAll(async () => {
  world = await createKeyWorld();
});
afterAll(() => world.close());

/** What a procedure asks for, and what comes of the call with a key that has it. */
interface Expected {
  scope: ApiKeyScope | "any" | "none";
  outcome: string;
}

describe("what a key opens", () => {
  const presign = { filename: "a.txt", content_type: "text/plain", file_size: 3 };
  const calls: [string, Expected, (facts: SentFacts) => Promise<unknown>][] = [
    [
      "conversation.create",
      { scope: "conversations:write", outcome: "done" },
      (facts) => world.submit(submissionOf(), facts),
    ],
    [
      "conversation.receiptOfKey",
      { scope: "conversations:write", outcome: "not_found" },
      (facts) => world.call({ ...facts, idempotencyKey: "k" }).conversation.receiptOfKey(),
    ],
    [
      "conversation.receipt",
      { scope: "conversations:write", outcome: "not_found" },
      (facts) => world.call(facts).conversation.receipt({ id: acmeId }),
    ],
    [
      "attachment.presign",
      { scope: "attachments:write", outcome: "done" },
      (facts) => world.call(facts).attachment.presign(presign),
    ],
    [
      "attachment.confirm",
      { scope: "attachments:write", outcome: "invalid_input" },
      (facts) => world.call(facts).attachment.confirm({ attachment_id: "x" }),
    ],
    ["form.list", { scope: "any", outcome: "done" }, (facts) => world.call(facts).form.list({})],
    ["form.get", { scope: "any", outcome: "not_found" }, (facts) => world.call(facts).form.get({ form: "none" })],
    ["tenant.settings", { scope: "any", outcome: "done" }, (facts) => world.call(facts).tenant.settings()],
    ["challenge.create", { scope: "any", outcome: "done" }, (facts) => world.call(facts).challenge.create()],
    ["attachment.get", { scope: "none", outcome: "" }, (facts) => world.call(facts).attachment.get({ id: acmeId })],
    [
      "identity.openSession",
      { scope: "none", outcome: "" },
      (facts) => world.call(facts).identity.openSession({ token: "x" }),
    ],
    ["identity.logOut", { scope: "none", outcome: "" }, (facts) => world.call(facts).identity.logOut({})],
    ["mailbox.prove", { scope: "none", outcome: "" }, (facts) => world.call(facts).mailbox.prove({ token: "x" })],
  ];
  const refusals: Readonly<Record<string, string>> = {
    "conversations:write": "conversations_scope_missing",
    "attachments:write": "attachments_scope_missing",
    none: "api_key_not_accepted",
  };

  it.each(calls)("%s: %o", async (_, { scope, outcome }, call) => {
    for (const given of apiKeyScopes) {
      const { key } = await world.makeKey([given]);
      const isGood = scope === "any" || scope === given;
      expect(await outcomeOf(call(world.withKey(key))), given).toBe(isGood ? outcome : refusals[scope]);
    }
  });

  function outcomeOf(called: Promise<unknown>): Promise<unknown> {
    return called.then(
      () => "done",
      (error: unknown) => findPortalError(error)?.code ?? error,
    );
  }
});

describe("other senders", () => {
  it("cannot say that they are verified", async () => {
    const token = await world.withToken({ email: "token@example.com", name: "Token" });
    for (const facts of [{}, token]) {
      await expect(world.submit(submissionOf(), { ...facts, requesterVerified: "true" })).rejects.toMatchObject({
        cause: {
          code: "invalid_input",
          problems: [{ loc: ["header", "portal-requester-verified"], type: "value_error" }],
        },
      });
    }
  });

  it("cannot send a token and a key at once", async () => {
    await expect(world.submit(submissionOf(), { credentials: { kind: "contradictory" } })).rejects.toMatchObject({
      cause: { code: "invalid_input", problems: [{ loc: ["header", "x-api-key"], type: "value_error" }] },
    });
  });
});

describe("limits and challenges", () => {
  it("ask nothing of a key, have room for it by itself, and end it there", async () => {
    const strict = { ...world.services, ...limitServices(world.services, 0.1) };
    await world.whileAcme("challenge_policy", "always", async () => {
      const [first, second] = [await world.makeKey(), await world.makeKey()];
      const same = { subject: "Disk full", description: "Monitoring says so.", email: "monitor@example.com" };
      const facts = { services: strict, clientAddress: "192.0.2.8" };

      const ids: string[] = [];
      for (let sent = 0; sent < 30; sent += 1) {
        ids.push((await world.submit(submissionOf(same), world.withKey(first.key, facts))).id);
      }
      await expect(world.submit(submissionOf(same), world.withKey(first.key, facts))).rejects.toMatchObject({
        cause: { code: "too_many_requests" },
      });
      await world.submit(submissionOf(same), world.withKey(second.key, facts));

      for (const id of ids) expect(await world.storedAs(id)).toMatchObject([{ disposition: "accepted" }]);
    });
  });

  it("count uploads by the key and not by the address that many people's uploads come from", async () => {
    const strict = { ...world.services, ...limitServices(world.services, 0.1) };
    const { key } = await world.makeKey();
    const presign = () =>
      world
        .call(world.withKey(key, { services: strict, clientAddress: "192.0.2.9" }))
        .attachment.presign({ filename: "a.txt", content_type: "text/plain", file_size: 3 });

    for (let sent = 0; sent < 30; sent += 1) await presign();
    await expect(presign()).rejects.toMatchObject({ cause: { code: "too_many_requests" } });
  });
});
