import { z } from "zod";
import { conversationsOf } from "./portal-client.ts";
import { bearerOf, sessionCookieOf } from "./session.ts";
import { countRows, storedAs } from "./stored-rows.ts";
import { expect, expectProblems, expectRefusal, submissionOf, test } from "./test.ts";

const create = "/api/trpc/conversation.create";
const createdSchema = z.object({ result: z.object({ data: z.object({ id: z.string() }) }) });
const refusedSchema = z.object({ error: z.object({ data: z.object({ error_code: z.string() }) }) });

const json = { "Content-Type": "application/json" };
const wellFormed = JSON.stringify(submissionOf());
const wrongBodies: [string, Record<string, string>, string | Buffer][] = [
  ["no JSON", json, "{"],
  ["nothing", json, ""],
  ["invalid UTF-8", json, Buffer.concat([Buffer.from('{"subject":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')])],
  [
    "half a surrogate in bytes",
    json,
    Buffer.concat([Buffer.from('{"subject":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]),
  ],
  ["compressed", { ...json, "Content-Encoding": "gzip" }, wellFormed],
  ["an encoding that changes nothing", { ...json, "Content-Encoding": "identity" }, wellFormed],
  ["another charset", { "Content-Type": "application/json; charset=utf-16" }, wellFormed],
  ["a type that only begins like JSON", { "Content-Type": "application/json-seq" }, wellFormed],
  ["a text", { "Content-Type": "text/plain" }, wellFormed],
  ["too large", json, JSON.stringify(submissionOf({ description: "d".repeat(262_145) }))],
];

test.describe("the tRPC door refuses a body as REST does", () => {
  for (const [name, headers, body] of wrongBodies) {
    test(name, async ({ portal, inspection, tenant }) => {
      const before = await countRows(inspection, tenant.id);

      const overRest = await portal.call({ method: "POST", path: conversationsOf(tenant.id), headers, body });
      const overTrpc = await portal.call({
        method: "POST",
        path: create,
        headers: { ...headers, "X-Portal-Tenant-Id": tenant.id },
        body,
      });

      expect(overRest.status).toBeGreaterThanOrEqual(413);
      expect({ status: overTrpc.status, json: overTrpc.json }).toEqual({
        status: overRest.status,
        json: overRest.json,
      });
      expect(await countRows(inspection, tenant.id)).toEqual(before);
    });
  }

  test("and takes what REST takes: a byte order mark, and values nested too deep to be written again", async ({
    portal,
    tenant,
  }) => {
    const headers = { ...json, "X-Portal-Tenant-Id": tenant.id };
    const nested = "[".repeat(30_000) + "]".repeat(30_000);
    const deep = JSON.stringify(submissionOf({ subject: "~" })).replace('"~"', nested);

    const marked = await portal.call({
      method: "POST",
      path: create,
      headers,
      body: `\uFEFF${JSON.stringify(submissionOf())}`,
    });
    const tooDeep = await portal.call({ method: "POST", path: create, headers, body: deep });

    expect(marked.status, marked.text).toBe(200);
    expect(tooDeep.status).toBe(422);
  });
});

test.describe("a token at the tRPC door", () => {
  test("decides, and not the session beside it", async ({ portal, forge, inspection, tenant }) => {
    const session = { tenantId: tenant.id, email: "session@example.com", name: "Session" };
    const token = { tenantId: tenant.id, email: "token@example.com", name: "Token" };

    const answer = await portal.callJson(create, submissionOf(), {
      headers: { Authorization: bearerOf(forge, token), Cookie: sessionCookieOf(forge, session) },
    });

    const { id } = createdSchema.parse(answer.json).result.data;
    expect(await storedAs(inspection, id)).toMatchObject({ contact_email: token.email, actor_kind: "requester" });
  });

  for (const authorization of ["Bearer nonsense", "Bearer ", "Basic YTpi", ""]) {
    test(`never falls back to the session or a visitor: ${JSON.stringify(authorization)}`, async ({
      portal,
      forge,
      inspection,
      tenant,
    }) => {
      const session = { tenantId: tenant.id, email: "session@example.com", name: "Session" };
      const before = await countRows(inspection, tenant.id);
      const headers = { Authorization: authorization, "X-Portal-Tenant-Id": tenant.id };

      const overRest = await portal.callJson(conversationsOf(tenant.id), submissionOf(), { headers });
      for (const cookie of [{}, { Cookie: sessionCookieOf(forge, session) }]) {
        const answer = await portal.callJson(create, submissionOf(), { headers: { ...headers, ...cookie } });
        expect(answer.status).toBe(401);
        expect(refusedSchema.parse(answer.json).error.data.error_code).toBe("invalid_token");
      }

      expectRefusal(overRest, { status: 401, detail: "Invalid or expired token" });
      expect(await countRows(inspection, tenant.id)).toEqual(before);
    });
  }

  test("of another tenant opens nothing", async ({ portal, forge, inspection, tenant, neighbour }) => {
    const before = await countRows(inspection, tenant.id);
    const foreign = bearerOf(forge, { tenantId: neighbour.id, email: "a@example.com", name: "A" });

    const answer = await portal.callJson(create, submissionOf(), {
      headers: { Authorization: foreign, "X-Portal-Tenant-Id": tenant.id },
    });

    expect(answer.status).toBe(403);
    expect(refusedSchema.parse(answer.json).error.data.error_code).toBe("tenant_mismatch");
    expect(await countRows(inspection, tenant.id)).toEqual(before);
  });
});

test("a batch is refused as a whole", async ({ portal, inspection, tenant }) => {
  const before = await countRows(inspection, tenant.id);
  const headers = { "X-Portal-Tenant-Id": tenant.id };

  for (const calls of [1, 2, 100]) {
    const path = `/api/trpc/${Array(calls).fill("conversation.create").join(",")}?batch=1`;
    const inputs = Object.fromEntries(Array.from({ length: calls }, (_, index) => [index, submissionOf()]));
    const answer = await portal.callJson(path, inputs, { headers });
    expect(answer.status).toBe(400);
  }

  expect(await countRows(inspection, tenant.id)).toEqual(before);
});

test("a key that is none is a problem of its header at this door, too", async ({ portal, tenant }) => {
  const headers = { "Idempotency-Key": "k".repeat(256), "X-Portal-Tenant-Id": tenant.id };

  const overRest = await portal.callJson(conversationsOf(tenant.id), submissionOf(), { headers });
  const overTrpc = await portal.callJson(create, submissionOf(), { headers });

  expect(expectProblems(overRest)).toEqual([{ loc: ["header", "idempotency-key"], type: "string_too_long" }]);
  expect(overTrpc.status).toBe(422);
  expect(overTrpc.text).toContain("string_too_long");
});
