import { z } from "zod";
import { acme } from "../test-tenants.ts";
import { sessionCookieOf } from "./session.ts";
import { countRows, storedAs } from "./stored-rows.ts";
import { expect, expectRefusal, submissionOf, test } from "./test.ts";

const create = "/api/trpc/conversation.create";
const foreignSite = { status: 403, detail: "Requests from other sites are not accepted here" };

/** Somebody who is signed in at the tenant. */
function ownerOf(tenantId: string) {
  return { tenantId, email: "session@example.com", name: "Session Owner" };
}

const createdSchema = z.object({ result: z.object({ data: z.object({ id: z.string() }) }) });

test.describe("a page of another site, with the visitor's session cookie", () => {
  const pages = [
    ["of another site", { Origin: "https://evil.example", "Sec-Fetch-Site": "cross-site" }],
    ["of a sibling host", { Origin: "http://globex.localhost:3000", "Sec-Fetch-Site": "same-site" }],
    ["of another port", { Origin: "http://localhost:1", "Sec-Fetch-Site": "same-site" }],
    ["in a sandbox", { Origin: "null", "Sec-Fetch-Site": "cross-site" }],
    ["that only its fetch metadata betray", { "Sec-Fetch-Site": "cross-site" }],
    ["that only its origin betrays", { Origin: "https://evil.example" }],
    ["whose origin is no address", { Origin: "evil" }],
    ["whose origin only begins like ours", { Origin: "http://localhost.evil.example" }],
  ] as const;
  for (const [name, headers] of pages) {
    test(`changes nothing through tRPC: ${name}`, async ({ portal, inspection, tenant, forge }) => {
      const before = await countRows(inspection, tenant.id);
      const cookie = sessionCookieOf(forge, ownerOf(tenant.id));

      const answer = await portal.callJson(create, submissionOf(), {
        headers: { ...headers, Cookie: cookie, "X-Portal-Tenant-Id": tenant.id },
      });

      expectRefusal(answer, foreignSite);
      expect(await countRows(inspection, tenant.id)).toEqual(before);
    });
  }

  for (const type of [
    "text/plain",
    "text/plain;charset=UTF-8",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "",
  ]) {
    test(`cannot send JSON as a form does: ${type || "no content type"}`, async ({
      portal,
      inspection,
      tenant,
      forge,
    }) => {
      const before = await countRows(inspection, tenant.id);
      const headers = { Cookie: sessionCookieOf(forge, ownerOf(tenant.id)), "X-Portal-Tenant-Id": tenant.id };

      const answer = await portal.call({
        method: "POST",
        path: create,
        headers: type === "" ? headers : { ...headers, "Content-Type": type },
        body: JSON.stringify(submissionOf()),
      });

      expect(answer.status).toBe(415);
      expect(await countRows(inspection, tenant.id)).toEqual(before);
    });
  }

  test("cannot store anything with GET", async ({ portal, inspection, tenant, forge }) => {
    const before = await countRows(inspection, tenant.id);
    const input = encodeURIComponent(JSON.stringify(submissionOf()));

    const answer = await portal.call({
      path: `${create}?input=${input}`,
      headers: { Cookie: sessionCookieOf(forge, ownerOf(tenant.id)), "X-Portal-Tenant-Id": tenant.id },
    });

    expect(answer.status).toBe(405);
    expect(await countRows(inspection, tenant.id)).toEqual(before);
  });

  test("gets no leave to read an answer", async ({ portal }) => {
    const preflight = await portal.call({
      method: "OPTIONS",
      path: "/api/v1/help-center/conversations",
      headers: { Origin: "https://evil.example", "Access-Control-Request-Method": "POST" },
    });

    expect(Object.keys(preflight.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  });
});

test("the portal's own page is let through, as the owner of its session", async ({
  portal,
  inspection,
  tenant,
  forge,
}) => {
  const { origin } = new URL(portal.origin);

  const answer = await portal.callJson(create, submissionOf({ name: 7, email: 7 }), {
    headers: {
      Origin: origin,
      "Sec-Fetch-Site": "same-origin",
      Cookie: sessionCookieOf(forge, ownerOf(tenant.id)),
      "X-Portal-Tenant-Id": tenant.id,
    },
  });

  expect(answer.status).toBe(200);
  expect(await storedAs(inspection, createdSchema.parse(answer.json).result.data.id)).toMatchObject({
    tenant_id: tenant.id,
    contact_email: "session@example.com",
    requester_name: "Session Owner",
    actor_kind: "requester",
    door: "trpc",
  });
});

test("a session is no token, and a token is no session", async ({ portal, inspection, tenant, forge }) => {
  const before = await countRows(inspection, tenant.id);
  const [, session = ""] = sessionCookieOf(forge, ownerOf(tenant.id)).split("=");
  const token = forge.forge({ claims: { tenant_id: tenant.id, email: "token@example.com", name: "Token" } });

  const asToken = await portal.callJson(`/api/v1/help-center/conversations?tenant_id=${tenant.id}`, submissionOf(), {
    headers: { Authorization: `Bearer ${session}` },
  });
  const asSession = await portal.callJson(create, submissionOf({ name: "", email: "" }), {
    headers: { Cookie: `portal.session=${token}`, "X-Portal-Tenant-Id": tenant.id },
  });

  expect(asToken.status).toBe(401);
  expect(asSession.status).toBe(422);
  expect(await countRows(inspection, tenant.id)).toEqual(before);
});

test("a cookie that is none makes a visitor and no error", async ({ portal }) => {
  const values = ["garbage", "a.b.c", "", "%E0%A4%A", "a".repeat(9_000), "null", "{}"];

  for (const value of values) {
    const answer = await portal.callJson(create, submissionOf(), {
      headers: { Cookie: `portal.session=${value}`, "X-Portal-Tenant-Id": acme.id },
    });

    expect(answer.status, value).toBe(200);
  }
});
