import { apiKeyScopes } from "@portal/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acmeId, globexId, submissionOf } from "../conversation/testing/create-submission-world.ts";
import { limitServices } from "../attachment/testing/file-services.ts";
import { drawApiKey } from "./key-text.ts";
import { revokeApiKey } from "./revoke-key.ts";
import { createKeyWorld, type KeyWorld, operatorRequestId as requestId } from "./testing/create-key-world.ts";

let world: KeyWorld;
beforeAll(async () => {
  world = await createKeyWorld();
});
afterAll(() => world.close());

describe("a program with a key", () => {
  it("submits for somebody whom nobody has verified: a claim, under the key's name", async () => {
    const { id, key } = await world.makeKey(["conversations:write"]);

    const created = await world.submit(submissionOf({ email: "claimed@example.com" }), world.withKey(key));

    expect(await world.storedAs(created.id)).toEqual([
      {
        grade: "claimed",
        disposition: "accepted",
        email: "claimed@example.com",
        name: "Ada",
        isVerified: false,
        actor: "application",
        key: id,
      },
    ]);
  });

  it("submits for a person whom it has verified, who is as proved as by a token", async () => {
    const { id, key } = await world.makeKey(["conversations:write", "conversations:on-behalf"]);

    const created = await world.submit(
      submissionOf({ email: "proved@example.com" }),
      world.withKey(key, { requesterVerified: "true" }),
    );

    expect(await world.storedAs(created.id)).toEqual([
      {
        grade: "token",
        disposition: "accepted",
        email: "proved@example.com",
        name: "Ada",
        isVerified: true,
        actor: "application",
        key: id,
      },
    ]);
  });

  it("vouches for nobody without the scope for it, and is not taken down to a claim either", async () => {
    const { key } = await world.makeKey(["conversations:write"]);
    const before = await world.countRows();

    await expect(world.submit(submissionOf(), world.withKey(key, { requesterVerified: "true" }))).rejects.toThrow(
      "The API key lacks the scope conversations:on-behalf",
    );
    expect(await world.countRows()).toEqual(before);
  });

  it.each(["false", "", "TRUE", "true, true", "mailbox"])("cannot say %j of having verified somebody", async (said) => {
    const { key } = await world.makeKey();

    await expect(world.submit(submissionOf(), world.withKey(key, { requesterVerified: said }))).rejects.toMatchObject({
      cause: { problems: [{ loc: ["header", "portal-requester-verified"], type: "enum" }] },
    });
  });

  it("has to say whom it writes for, and is told of everything at once", async () => {
    const { key } = await world.makeKey();
    const facts = world.withKey(key, { requesterVerified: "no", idempotencyKey: "" });

    await expect(world.submit({ subject: "a", description: "b" }, facts)).rejects.toMatchObject({
      cause: {
        problems: [
          { loc: ["header", "idempotency-key"] },
          { loc: ["header", "portal-requester-verified"] },
          { loc: ["body", "name"], type: "missing" },
          { loc: ["body", "email"], type: "missing" },
        ],
      },
    });
  });

  it("needs no tenant id: the key names its tenant, before slug and host", async () => {
    const { id, key } = await world.makeKey(apiKeyScopes, globexId);

    const created = await world.submit(submissionOf(), world.withKey(key, { tenant: { ids: [], slug: "acme" } }));

    expect(await world.storedAs(created.id)).toMatchObject([{ actor: "application", key: id }]);
  });

  it("is refused where a tenant asks for a sign-in, unless it has verified the person", async () => {
    const { key } = await world.makeKey();
    await world.whileAcme("submission_policy", "sign_in", async () => {
      await expect(world.submit(submissionOf(), world.withKey(key))).rejects.toThrow("signed-in people only");
      await world.submit(submissionOf(), world.withKey(key, { requesterVerified: "true" }));
    });
  });

  it("is held where a tenant holds, unless it has verified the person", async () => {
    const { key } = await world.makeKey();
    await world.whileAcme("submission_policy", "hold", async () => {
      const claimed = await world.submit(submissionOf(), world.withKey(key));
      const proved = await world.submit(submissionOf(), world.withKey(key, { requesterVerified: "true" }));
      expect(await world.storedAs(claimed.id)).toMatchObject([{ disposition: "held" }]);
      expect(await world.storedAs(proved.id)).toMatchObject([{ disposition: "accepted" }]);
    });
  });
});

describe("a key that is not good", () => {
  it.each<[string, () => Promise<string>]>([
    ["no key at all", () => Promise.resolve("secret")],
    ["empty", () => Promise.resolve("")],
    ["two keys", async () => `${(await world.makeKey()).key}, ${(await world.makeKey()).key}`],
    ["unknown", () => Promise.resolve(drawApiKey(acmeId).key)],
    ["a tenant's that there is not", () => Promise.resolve(drawApiKey("99999999-9999-4999-8999-999999999999").key)],
    [
      "expired",
      async () => {
        const { id, key } = await world.makeKey();
        await world.inspect.query("update api_keys set expires_at = now() where id = $1", [id]);
        return key;
      },
    ],
    [
      "revoked",
      async () => {
        const { id, key } = await world.makeKey();
        await revokeApiKey(world.services.database, { tenantId: acmeId, apiKeyId: id, requestId });
        return key;
      },
    ],
  ])("is refused in the same words, and is never a visitor's: %s", async (_, make) => {
    const presented = await make();
    const before = await world.countRows();

    for (const tenant of [{ ids: [acmeId] }, { ids: [globexId] }, { ids: [] }]) {
      await expect(world.submit(submissionOf(), world.withKey(presented, { tenant }))).rejects.toMatchObject({
        cause: { code: "invalid_api_key" },
      });
    }
    expect(await world.countRows()).toEqual(before);
  });

  it.each([
    ["another tenant", globexId],
    ["a tenant that there is not", "99999999-9999-4999-8999-999999999999"],
  ])("is refused with the id of %s in words of its own", async (_, id) => {
    const { key } = await world.makeKey();

    await expect(world.submit(submissionOf(), world.withKey(key, { tenant: { ids: [id] } }))).rejects.toMatchObject({
      cause: { code: "tenant_mismatch" },
    });
  });

  it("is looked up for one client address no more than sixty times a minute; one that is known goes on", async () => {
    const strict = { ...world.forgetful(), ...limitServices(world.services, 1) };
    const { key } = await world.makeKey();
    const facts = { services: strict, tenant: { ids: [acmeId] }, clientAddress: "192.0.2.7" };
    const settings = (presented: string) =>
      world.call({ ...facts, credentials: { kind: "api_key", presented } }).tenant.settings();

    await settings(key);
    for (let attempt = 0; attempt < 60; attempt += 1) {
      await expect(settings(drawApiKey(acmeId).key)).rejects.toMatchObject({ cause: { code: "invalid_api_key" } });
    }
    await expect(settings(drawApiKey(acmeId).key)).rejects.toMatchObject({ cause: { code: "too_many_requests" } });
    await settings(key);
  });
});
