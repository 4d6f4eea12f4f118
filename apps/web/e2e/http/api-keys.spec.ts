import { randomUUID } from "node:crypto";
import { createApiKey, revokeApiKey } from "@portal/api/operator";
import { apiKeyScopes, type ApiKeyScope } from "@portal/contract";
import type { Database } from "@portal/db";
import { conversationsOf, conversationsPath } from "./portal-client.ts";
import { countRows, storedAs } from "./stored-rows.ts";
import { expect, expectCreated, expectProblems, expectRefusal, submissionOf, test } from "./test.ts";

const requestId = "e2e";

function makeKey(inspection: Database, tenantId: string, scopes: readonly ApiKeyScope[] = apiKeyScopes) {
  return createApiKey(inspection, { tenantId, name: "CRM", scopes, requestId });
}

test("a key submits for a person, claimed or verified, in its own tenant", async ({ portal, inspection, tenant }) => {
  const { key } = await makeKey(inspection, tenant.id);
  const headers = { "X-API-Key": key, "Idempotency-Key": randomUUID() };
  const body = submissionOf();

  const claimed = await portal.callJson(conversationsPath, body, { headers });
  const repeated = await portal.callJson(conversationsPath, body, { headers });
  const verified = await portal.callJson(conversationsOf(tenant.id), submissionOf(), {
    headers: { "X-API-Key": key, "Portal-Requester-Verified": "true" },
  });

  const stored = await storedAs(inspection, expectCreated(claimed).id);
  expect(stored).toMatchObject({ tenant_id: tenant.id, requester_verification: "claimed", actor_kind: "application" });
  expect(repeated.headers["idempotency-replayed"]).toBe("true");
  expect(expectCreated(repeated).id).toBe(expectCreated(claimed).id);
  expect(await storedAs(inspection, expectCreated(verified).id)).toMatchObject({
    requester_verification: "token",
    is_verified: true,
    actor_kind: "application",
  });
});

test("the tRPC door takes a key as REST does, and no session beside it", async ({ portal, inspection, tenant }) => {
  const { key } = await makeKey(inspection, tenant.id);
  const create = (headers: Record<string, string>) =>
    portal.callJson("/api/trpc/conversation.create", submissionOf(), { headers });

  const created = await create({ "X-API-Key": key, "Portal-Requester-Verified": "true" });
  expect(created.status, created.text).toBe(200);
  expect(created.text).toContain("display_id");
  for (const headers of [{ "X-API-Key": "none" }, { "X-API-Key": "" }, { "X-API-Key": key.slice(0, -1) }]) {
    const refused = await create({ ...headers, "x-portal-tenant-id": tenant.id });
    expect(refused.status).toBe(401);
    expect(refused.text).toContain("invalid_api_key");
  }
});

test("a key that is none, revoked or another tenant's stores nothing", async ({
  portal,
  inspection,
  tenant,
  neighbour,
}) => {
  const { key } = await makeKey(inspection, neighbour.id);
  const revoked = await makeKey(inspection, tenant.id);
  await revokeApiKey(inspection, { tenantId: tenant.id, apiKeyId: revoked.id, requestId });
  const before = await countRows(inspection, tenant.id);
  const send = (presented: string, tenantId: string) =>
    portal.callJson(conversationsOf(tenantId), submissionOf(), { headers: { "X-API-Key": presented } });

  for (const presented of ["", "x", revoked.key, `${key}, ${key}`, `Bearer ${key}`]) {
    const answer = await send(presented, tenant.id);
    expectRefusal(answer, { status: 401, detail: "Invalid, expired or revoked API key" });
    expect(answer.headers["www-authenticate"]).toBe("Bearer");
  }
  for (const tenantId of [tenant.id, randomUUID()]) {
    expectRefusal(await send(key, tenantId), { status: 403, detail: "The token was issued for another tenant" });
  }
  expect(await countRows(inspection, tenant.id)).toEqual(before);
});

test("a key that was good is refused within ten seconds of its revocation", async ({ portal, inspection, tenant }) => {
  const { id, key } = await makeKey(inspection, tenant.id);
  const statusOf = async () => {
    const path = `/api/v1/help-center/settings?tenant_id=${tenant.id}`;
    return (await portal.call({ path, headers: { "X-API-Key": key } })).status;
  };

  expect(await statusOf()).toBe(200);
  await revokeApiKey(inspection, { tenantId: tenant.id, apiKeyId: id, requestId });
  await expect.poll(statusOf, { timeout: 12_000 }).toBe(401);
});

test("a scope that is missing is named", async ({ portal, inspection, tenant }) => {
  const { key } = await makeKey(inspection, tenant.id, ["conversations:write"]);
  const headers = { "X-API-Key": key };
  const presign = { filename: "a.txt", content_type: "text/plain", file_size: 3 };

  expectRefusal(await portal.callJson("/api/v1/help-center/attachments/presign", presign, { headers }), {
    status: 403,
    detail: "The API key lacks the scope attachments:write",
  });
  expectRefusal(
    await portal.callJson(conversationsPath, submissionOf(), {
      headers: { ...headers, "Portal-Requester-Verified": "true" },
    }),
    { status: 403, detail: "The API key lacks the scope conversations:on-behalf" },
  );
  expectRefusal(await portal.call({ path: `/api/v1/help-center/attachments/${randomUUID()}`, headers }), {
    status: 403,
    detail: "API keys do not open this",
  });
});

test("a token and a key contradict each other", async ({ portal, inspection, tenant, forge }) => {
  const { key } = await makeKey(inspection, tenant.id);
  const token = forge.forge({ claims: { tenant_id: tenant.id, email: "ada@example.com", name: "Ada" } });
  const before = await countRows(inspection, tenant.id);

  for (const authorization of [`Bearer ${token}`, "Basic x", ""]) {
    const headers = { "X-API-Key": key, Authorization: authorization };
    const answer = await portal.callJson(conversationsOf(tenant.id), submissionOf(), { headers });
    expect(expectProblems(answer)).toEqual([{ loc: ["header", "x-api-key"], type: "value_error" }]);
  }
  expect(await countRows(inspection, tenant.id)).toEqual(before);
});

test("what is told to a key is kept by no shared cache", async ({ portal, inspection, tenant }) => {
  const { key } = await makeKey(inspection, tenant.id);

  const forms = await portal.call({ path: "/api/v1/help-center/forms", headers: { "X-API-Key": key } });

  expect(forms.status).toBe(200);
  expect(forms.headers["cache-control"]).toContain("private");
  expect(forms.headers.vary).toContain("X-API-Key");
});
