import { randomUUID } from "node:crypto";
import { updateTenant } from "@portal/db/admin";
import { conversationsOf, conversationsPath, type Answer, type Call } from "./portal-client.ts";
import { expect, submissionOf, test } from "./test.ts";

const origin = "https://www.shop.example";
const api = "/api/v1/help-center";

test.beforeEach(async ({ portal, tenant, ownerUrl }) => {
  await updateTenant(ownerUrl, tenant.slug, { allowedOrigins: [origin, "https://other.shop.example"] });
  // A process goes by a list for ten seconds.
  const settings = { path: `${api}/settings?tenant_id=${tenant.id}`, headers: { Origin: origin } };
  await expect.poll(async () => allowedBy(await portal.call(settings)), { timeout: 12_000 }).toBe(origin);
});

function allowedBy({ headers }: Answer): string | undefined {
  return headers["access-control-allow-origin"]?.toString();
}

function preflight(path: string, method = "POST", from = origin): Call {
  const headers = {
    Origin: from,
    "Access-Control-Request-Method": method,
    "Access-Control-Request-Headers": "content-type",
  };
  return { method: "OPTIONS", path, headers };
}

test("a preflight says what may be sent, and for how long that holds", async ({ portal, tenant }) => {
  for (const path of [conversationsOf(tenant.id), conversationsPath]) {
    const { status, headers, text } = await portal.call(preflight(path));

    expect(status).toBe(204);
    expect(text).toBe("");
    expect(headers).toMatchObject({
      "access-control-allow-origin": origin,
      "access-control-allow-methods": "POST, OPTIONS",
      "access-control-allow-headers": "Authorization, Content-Type, If-None-Match, Idempotency-Key, Portal-Challenge",
      "access-control-max-age": "600",
    });
    expect(headers.vary).toMatch(/\bOrigin\b/u);
    expect(headers).not.toHaveProperty("access-control-allow-credentials");
  }
});

test("every endpoint that a page needs answers it, in success and in refusal", async ({ portal, tenant }) => {
  const query = `tenant_id=${tenant.id}`;
  const calls: [Call, number][] = [
    [{ path: `${api}/settings?${query}` }, 200],
    [{ path: `${api}/forms?${query}` }, 200],
    [{ path: `${api}/forms/none?${query}` }, 404],
    [{ path: `${api}/challenge?${query}` }, 200],
    [{ path: `${api}/receipts?${query}` }, 422],
    [{ path: `${api}/receipts?${query}`, headers: { "Idempotency-Key": randomUUID() } }, 404],
    [{ path: `${api}/resolve-tenant?hostname=${tenant.hostname}` }, 200],
    [{ path: `${api}/attachments/${randomUUID()}?${query}` }, 404],
    [{ path: `${api}/attachments/${randomUUID()}/download?token=x` }, 403],
    [{ method: "PUT", path: `${api}/attachments/uploads/x`, body: "x" }, 403],
    [{ method: "DELETE", path: conversationsOf(tenant.id) }, 405],
    [{ path: `${api}/settings?tenant_id=x` }, 422],
    [{ path: `${api}/settings?${query}`, headers: { Authorization: "Bearer x" } }, 401],
    [
      { method: "POST", path: conversationsOf(tenant.id), body: "{", headers: { "Content-Type": "application/json" } },
      422,
    ],
    [{ method: "POST", path: conversationsOf(tenant.id), body: "{}", headers: { "Content-Type": "text/plain" } }, 415],
    [
      {
        method: "POST",
        path: conversationsOf(tenant.id),
        body: "x".repeat(300_000),
        headers: { "Content-Type": "application/json" },
      },
      413,
    ],
  ];
  for (const [call, status] of calls) {
    const answer = await portal.call({ ...call, headers: { ...call.headers, Origin: origin } });

    const name = `${call.method ?? "GET"} ${call.path}`;
    expect(answer.status, name).toBe(status);
    expect(allowedBy(answer), name).toBe(origin);
    expect(answer.headers["access-control-expose-headers"], name).toContain("Retry-After");
    expect(answer.headers.vary, name).toMatch(/\bOrigin\b/u);
    expect(answer.headers, name).not.toHaveProperty("access-control-allow-credentials");
  }
});

const strangers = [
  "https://evil.example",
  "http://www.shop.example",
  `${origin}:444`,
  `${origin}.evil.example`,
  "null",
  "",
];
for (const stranger of strangers) {
  test(`an origin that is not on the list may read nothing: ${JSON.stringify(stranger)}`, async ({
    portal,
    tenant,
  }) => {
    const headers = { Origin: stranger };
    for (const call of [
      { path: `${api}/settings?tenant_id=${tenant.id}`, headers },
      { path: `${api}/settings`, headers },
      preflight(conversationsOf(tenant.id), "POST", stranger),
      preflight(conversationsPath, "POST", stranger),
    ]) {
      const answer = await portal.call(call);
      expect(allowedBy(answer)).toBeUndefined();
      expect(answer.headers).not.toHaveProperty("access-control-allow-methods");
      expect(answer.headers.vary).toMatch(/\bOrigin\b/u);
    }
  });
}

test("a list is one tenant's: others' answers are not its pages' to read", async ({
  portal,
  tenant,
  neighbour,
  forge,
}) => {
  const token = forge.forge({ claims: { tenant_id: neighbour.id, email: "ada@example.com", name: "Ada" } });
  const asNeighbour = { Origin: origin, Authorization: `Bearer ${token}` };

  for (const call of [
    { path: `${api}/settings?tenant_id=${neighbour.id}`, headers: { Origin: origin } },
    // The tenant is the token's, which only the procedure knows.
    { path: `${api}/settings`, headers: asNeighbour },
    { path: `${api}/settings?tenant_id=${randomUUID()}`, headers: { Origin: origin } },
    preflight(conversationsOf(neighbour.id)),
  ]) {
    expect(allowedBy(await portal.call(call))).toBeUndefined();
  }
  const own = forge.forge({ claims: { tenant_id: tenant.id, email: "ada@example.com", name: "Ada" } });
  const headers = { Origin: origin, Authorization: `Bearer ${own}` };
  expect(allowedBy(await portal.call({ path: `${api}/settings`, headers }))).toBe(origin);
});

test("a submission is taken whoever's page sends it: this is no authentication", async ({ portal, tenant }) => {
  const sent = await portal.callJson(conversationsOf(tenant.id), submissionOf(), {
    headers: { Origin: "https://evil.example" },
  });

  expect(sent.status).toBe(201);
  expect(allowedBy(sent)).toBeUndefined();
});

test("the pages' own door and sign-in answer no other site", async ({ portal, tenant }) => {
  const headers = { Origin: origin, "x-portal-tenant-id": tenant.id };
  for (const path of [
    "/api/trpc/tenant.settings",
    "/api/v1/app/auth/refresh",
    "/api/health",
    "/.well-known/jwks.json",
  ]) {
    expect(allowedBy(await portal.call({ path, headers })), path).toBeUndefined();
  }
});
