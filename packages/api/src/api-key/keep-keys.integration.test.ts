import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acmeId, globexId, submissionOf } from "../conversation/testing/create-submission-world.ts";
import type { Services } from "../services.ts";
import { createApiKey } from "./create-key.ts";
import { findApiKey } from "./find-key.ts";
import { createKnownKeys } from "./known-keys.ts";
import { listApiKeys } from "./list-keys.ts";
import { revokeApiKey } from "./revoke-key.ts";
import { rotateApiKey } from "./rotate-key.ts";
import { createKeyWorld, type KeyWorld, operatorRequestId as requestId } from "./testing/create-key-world.ts";

let world: KeyWorld;
beforeAll(async () => {
  world = await createKeyWorld();
});
afterAll(() => world.close());

describe("use", () => {
  it("is noted at most once a minute, however many processes look the key up", async () => {
    const { id, key } = await world.makeKey();
    const lastUsed = async () =>
      (await listApiKeys(world.services.database, acmeId)).find((listed) => listed.id === id)?.lastUsedAt ?? null;
    const useAnew = () => world.call(world.withKey(key)).tenant.settings();

    expect(await lastUsed()).toBeNull();
    await useAnew();
    const first = await lastUsed();
    expect(first).not.toBeNull();
    await Promise.all([useAnew(), useAnew(), useAnew()]);
    expect(await lastUsed()).toEqual(first);

    await world.inspect.query("update api_keys set last_used_at = now() - interval '61 seconds' where id = $1", [id]);
    await useAnew();
    expect((await lastUsed())?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? Infinity);
  });

  it("costs a request no statement while the key is remembered", async () => {
    const { key } = await world.makeKey();
    let transactions = 0;
    const { database: real } = world.services;
    const database: Services["database"] = {
      ...real,
      withRlsBypass: (work) => {
        transactions += 1;
        return real.withRlsBypass(work);
      },
    };
    const apiKeys = createKnownKeys({ find: (name) => findApiKey(database, name) });
    const facts = world.withKey(key, { services: { ...world.services, database, apiKeys } });
    await world.submit(submissionOf(), facts);
    expect(transactions).toBe(2);
    transactions = 0;

    await world.submit(submissionOf(), facts);

    expect(transactions).toBe(1);
  });
});

describe("an operator", () => {
  it("rotates: both keys are good until the overlap is over, under one name and with the same scopes", async () => {
    const old = await createApiKey(world.services.database, {
      tenantId: acmeId,
      name: "Rotated",
      scopes: ["conversations:write"],
      expiresInDays: 30,
      requestId,
    });

    const fresh = await rotateApiKey(world.services.database, {
      tenantId: acmeId,
      apiKeyId: old.id,
      overlapHours: 24,
      requestId,
    });

    const listed = (await listApiKeys(world.services.database, acmeId)).filter(({ name }) => name === "Rotated");
    expect(listed.map(({ scopes }) => scopes)).toEqual([["conversations:write"], ["conversations:write"]]);
    const daysLeft = listed.map(({ expiresAt }) => Math.round(((expiresAt?.getTime() ?? 0) - Date.now()) / 86_400_000));
    expect(daysLeft).toEqual([1, 30]);
    for (const key of [old.key, fresh?.key ?? ""]) await world.submit(submissionOf(), world.withKey(key));
  });

  it("rotates after a leak without an overlap", async () => {
    const old = await world.makeKey();
    await rotateApiKey(world.services.database, { tenantId: acmeId, apiKeyId: old.id, overlapHours: 0, requestId });

    await expect(world.submit(submissionOf(), world.withKey(old.key))).rejects.toThrow(
      "Invalid, expired or revoked API key",
    );
  });

  it("neither rotates nor revokes what is another tenant's, or revoked", async () => {
    const { id } = await world.makeKey();
    const elsewhere = { tenantId: globexId, apiKeyId: id, requestId };
    const own = { ...elsewhere, tenantId: acmeId };

    expect(await rotateApiKey(world.services.database, { ...elsewhere, overlapHours: 1 })).toBeNull();
    expect(await revokeApiKey(world.services.database, elsewhere)).toBe(false);
    expect(await revokeApiKey(world.services.database, own)).toBe(true);
    expect(await revokeApiKey(world.services.database, own)).toBe(false);
    expect(await rotateApiKey(world.services.database, { ...own, overlapHours: 1 })).toBeNull();
  });

  it("leaves a trail of every creation, rotation and revocation, with the key that it was", async () => {
    const { id } = await world.makeKey();
    const fresh = await rotateApiKey(world.services.database, {
      tenantId: acmeId,
      apiKeyId: id,
      overlapHours: 1,
      requestId,
    });
    await revokeApiKey(world.services.database, { tenantId: acmeId, apiKeyId: id, requestId });

    const { rows } = await world.inspect.query<Record<string, string>>(
      `select action, actor_kind::text, door::text, request_id, api_key_id from audit_events
       where api_key_id = any ($1) order by id`,
      [[id, fresh?.id]],
    );
    const line = { actor_kind: "operator", door: "command_line", request_id: requestId };
    expect(rows).toEqual([
      { ...line, action: "api_key.created", api_key_id: id },
      { ...line, action: "api_key.rotated", api_key_id: id },
      { ...line, action: "api_key.created", api_key_id: fresh?.id },
      { ...line, action: "api_key.revoked", api_key_id: id },
    ]);
  });
});

it("no key is in the database or in the log", async () => {
  const { key, prefix } = await world.makeKey();
  await world.submit(submissionOf(), world.withKey(key));
  world.services.logger.warn({ facts: { presented: key }, request: { credentials: { presented: key } } }, "by mistake");
  const { rows } = await world.inspect.query<{ row: string }>(
    "select api_keys::text as row from api_keys where prefix = $1",
    [prefix],
  );

  expect(rows).toHaveLength(1);
  expect(rows[0]?.row).not.toContain(key.slice(12));
  expect(world.logLines.join("\n")).not.toContain(key.slice(12, 40));
});
