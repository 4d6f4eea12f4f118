import { conversationsOf } from "./portal-client.ts";
import { sessionCookieOf } from "./session.ts";
import { countRows } from "./stored-rows.ts";
import { expect, expectCreated, expectRefusal, submissionOf, test, type OwnTenant } from "./test.ts";

/** Asks tRPC for a receipt, as a page of a tenant does. */
function receiptCall(id: string, tenant: OwnTenant | null, cookie = "") {
  return {
    path: `/api/trpc/conversation.receipt?input=${encodeURIComponent(JSON.stringify({ id }))}`,
    headers: { ...(tenant && { "X-Portal-Tenant-Id": tenant.id }), ...(cookie !== "" && { Cookie: cookie }) },
  };
}

test("a receipt tells the reference to whoever holds the id, at its own tenant only, and nothing that was written", async ({
  portal,
  tenant,
  neighbour,
  forge,
}) => {
  const canary = "canary7351";
  const input = submissionOf({ subject: canary, description: canary, name: canary, email: `${canary}@example.com` });
  const { id, display_id: reference } = expectCreated(await portal.callJson(conversationsOf(tenant.id), input));
  const cookie = sessionCookieOf(forge, { tenantId: tenant.id, email: `${canary}@example.com`, name: canary });

  const own = await portal.call(receiptCall(id, tenant));
  const others = await Promise.all([
    portal.call(receiptCall(id, neighbour)),
    portal.call(receiptCall(id, neighbour, cookie)),
    portal.call(receiptCall(id, null, cookie)),
    portal.call(receiptCall(reference, tenant)),
    portal.call({ path: conversationsOf(neighbour.id).replace("?", `/${id}?`) }),
    portal.call({ path: conversationsOf(tenant.id).replace("?", `/${id}?`) }),
  ]);

  expect(own.status).toBe(200);
  expect(own.text).toContain(reference);
  for (const { status, text } of others) {
    expect([401, 403, 404, 422]).toContain(status);
    expect(text).not.toContain(reference);
  }
  for (const { text } of [own, ...others]) expect(text).not.toContain(canary);
});

test("the page of a receipt exists at its own tenant only, by path and by Host", async ({
  portal,
  tenant,
  neighbour,
}) => {
  const canary = "canary7352";
  const input = submissionOf({ subject: canary, description: canary, name: canary, email: `${canary}@example.com` });
  const { id, display_id: reference } = expectCreated(await portal.callJson(conversationsOf(tenant.id), input));
  const pages = [
    { path: `/${tenant.slug}/sent/${id}`, status: 200 },
    { path: `/sent/${id}`, headers: { Host: tenant.hostname }, status: 200 },
    { path: `/${neighbour.slug}/sent/${id}`, status: 404 },
    { path: `/sent/${id}`, headers: { Host: neighbour.hostname }, status: 404 },
    { path: `/${tenant.slug}/sent/${id}`, headers: { Host: neighbour.hostname }, status: 404 },
    { path: `/${tenant.slug}/sent/${reference}`, status: 404 },
    { path: `/${tenant.slug}/sent/${id.toUpperCase()}%00`, status: 404 },
  ];

  for (const { status, ...page } of pages) {
    const answer = await portal.call(page);

    expect(answer.status, JSON.stringify(page)).toBe(status);
    expect(answer.text.includes(reference) && answer.text.includes("We have your request")).toBe(status === 200);
    expect(answer.text).not.toContain(canary);
  }
});

test("a session shows its owner at its own tenant only", async ({ portal, tenant, neighbour, forge }) => {
  const canary = "Canary Seventy-Three";
  const headers = {
    Cookie: sessionCookieOf(forge, { tenantId: tenant.id, email: "canary7353@example.com", name: canary }),
  };

  const own = await portal.call({ path: `/${tenant.slug}`, headers });
  const foreign = await Promise.all([
    portal.call({ path: `/${neighbour.slug}`, headers }),
    portal.call({ path: `/${neighbour.slug}.rsc`, headers }),
    portal.call({ path: `/${neighbour.slug}/sign-in`, headers }),
    portal.call({ path: "/", headers: { ...headers, Host: neighbour.hostname } }),
    portal.call({ path: "/", headers }),
  ]);

  expect(own.text).toContain(canary);
  for (const { text } of foreign) expect(text).not.toMatch(/canary/iu);
});

test("every call of a token's holder is refused at the neighbour's, and writes nothing there", async ({
  portal,
  inspection,
  tenant,
  neighbour,
  forge,
}) => {
  const before = await countRows(inspection, neighbour.id);
  const claims = { tenant_id: tenant.id, email: "replay@example.com", name: "Replay" };
  const headers = { Authorization: `Bearer ${forge.forge({ claims })}` };

  const created = await portal.callJson(conversationsOf(neighbour.id), submissionOf(), { headers });
  const settings = await portal.call({ path: `/api/v1/help-center/settings?tenant_id=${neighbour.id}`, headers });

  for (const answer of [created, settings]) {
    expectRefusal(answer, { status: 403, detail: "The token was issued for another tenant" });
  }
  expect(await countRows(inspection, neighbour.id)).toEqual(before);
});

test("inner headers of the framework open no other page", async ({ portal, tenant, neighbour }) => {
  const tricks = [
    { "x-middleware-subrequest": "src/proxy:src/proxy:src/proxy:src/proxy:src/proxy" },
    { "x-middleware-rewrite": `/${neighbour.slug}` },
    { "x-matched-path": `/${neighbour.slug}` },
    { "x-invoke-path": `/${neighbour.slug}` },
    { "x-now-route-matches": `1=${neighbour.slug}` },
    { "x-forwarded-host": neighbour.hostname },
    { "next-url": `/${neighbour.slug}` },
    { "x-nonce": "chosen' 'unsafe-inline", "content-security-policy": "default-src *" },
  ];

  for (const headers of tricks) {
    const answer = await portal.call({ path: `/${tenant.slug}`, headers });

    expect(answer.status).toBe(200);
    expect(answer.text).toContain(`Help of ${tenant.slug}`);
    expect(answer.text).not.toContain(neighbour.slug);
    expect(answer.headers["content-security-policy"]).not.toMatch(/unsafe|default-src \*|chosen/u);
  }
});

test("pages and their answers carry the headers that keep them apart from other sites", async ({ portal, tenant }) => {
  const answer = await portal.call({ path: `/${tenant.slug}` });

  expect(answer.headers).toMatchObject({
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
  });
  expect(answer.headers["content-security-policy"]).toMatch(/frame-ancestors 'none'/u);
  expect(answer.headers["cache-control"]).toMatch(/no-store|private/u);
});
