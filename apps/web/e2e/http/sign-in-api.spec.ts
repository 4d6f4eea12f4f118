import { randomUUID } from "node:crypto";
import { expect, test, type APIRequestContext, type APIResponse } from "@playwright/test";
import { signedInSchema, type SignedIn } from "@portal/contract";
import { z } from "zod";
import { acme, globex } from "../test-tenants.ts";

const path = "/api/v1/app/auth";
const keySetSchema = z.object({ keys: z.array(z.record(z.string(), z.string())) });

interface Call {
  endpoint: string;
  data: unknown;
  token?: string;
}

function send(request: APIRequestContext, { endpoint, data, token }: Call): Promise<APIResponse> {
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  return request.post(`${path}/${endpoint}`, { data, headers });
}

function post(request: APIRequestContext, endpoint: string, data: unknown): Promise<APIResponse> {
  return send(request, { endpoint, data });
}

async function mailedToken(request: APIRequestContext): Promise<string> {
  const email = `ada-${randomUUID()}@example.com`;
  expect((await post(request, "magic-link", { email, tenant_slug: "acme" })).status()).toBe(202);
  let token: string | undefined;
  await expect(async () => {
    const page = await (await request.get("/development/mails")).text();
    const [, afterAddress = ""] = page.split(email);
    token = /sign-in\/confirm\?token=([\w-]+)/u.exec(afterAddress)?.[1];
    expect(token).toBeDefined();
  }).toPass();
  return token ?? "";
}

async function signIn(request: APIRequestContext): Promise<SignedIn> {
  const response = await post(request, "magic-link/verify", { token: await mailedToken(request) });
  expect(response.status()).toBe(200);
  return signedInSchema.parse(await response.json());
}

function submit(request: APIRequestContext, token: string, tenantId: string): Promise<APIResponse> {
  return request.post(`/api/v1/help-center/conversations?tenant_id=${tenantId}`, {
    data: { subject: "Help", description: "Please" },
    headers: { Authorization: `Bearer ${token}` },
  });
}

test("a link is asked for, opened once, and its tokens work until they are given back", async ({ request }) => {
  const token = await mailedToken(request);
  const opened = await Promise.all(Array.from({ length: 10 }, () => post(request, "magic-link/verify", { token })));
  expect(opened.map((response) => response.status()).toSorted()).toEqual([200, ...Array<number>(9).fill(401)]);
  const winner = opened.find((response) => response.status() === 200);
  const signedIn = signedInSchema.parse(await winner?.json());

  expect((await submit(request, signedIn.access_token, acme.id)).status()).toBe(201);
  const mismatch = await submit(request, signedIn.access_token, globex.id);
  expect(mismatch.status()).toBe(403);
  expect(await mismatch.text()).not.toContain(acme.id);

  const refreshed = await post(request, "refresh", { refresh_token: signedIn.refresh_token });
  expect(refreshed.status()).toBe(200);
  const next = signedInSchema.parse(await refreshed.json());
  const loggedOut = await send(request, {
    endpoint: "logout",
    data: { refresh_token: next.refresh_token },
    token: next.access_token,
  });
  expect(loggedOut.status()).toBe(204);
  expect(await loggedOut.text()).toBe("");
  const refused = await post(request, "refresh", { refresh_token: next.refresh_token });
  expect(refused.status()).toBe(401);
  expect(await refused.json()).toEqual({ detail: "Invalid or expired token" });
  expect(refused.headers()).toMatchObject({
    "www-authenticate": 'Bearer error="invalid_token"',
    "cache-control": "no-store",
  });
});

test("logging out takes a token, and no body", async ({ request }) => {
  const signedIn = await signIn(request);
  const headers = { Authorization: `Bearer ${signedIn.access_token}` };

  expect((await request.post(`${path}/logout`)).status()).toBe(401);
  expect((await request.post(`${path}/logout`, { headers })).status()).toBe(204);
  expect((await post(request, "refresh", { refresh_token: signedIn.refresh_token })).status()).toBe(401);
  expect((await request.post(`${path}/logout`, { headers, data: { all: true } })).status()).toBe(422);
});

test("a link that is none is refused without a hint at why", async ({ request }) => {
  for (const token of ["nonsense", "A".repeat(64)]) {
    const response = await post(request, "magic-link/verify", { token });
    expect(response.status()).toBe(401);
    expect(await response.json()).toEqual({ detail: "Invalid or expired sign-in link" });
  }
});

test("an unknown tenant is not found, and a wrong body is refused in full", async ({ request }) => {
  const unknown = await post(request, "magic-link", { email: "ada@example.com", tenant_slug: "nobody" });
  expect(unknown.status()).toBe(404);
  expect(await unknown.json()).toEqual({ detail: "Tenant not found" });

  const wrong = await post(request, "magic-link", { email: "ada@example.com, eve@example.com", role: "admin" });
  expect(wrong.status()).toBe(422);
  expect(await wrong.json()).toMatchObject({
    detail: [
      { loc: ["body", "email"], type: "value_error" },
      { loc: ["body", "tenant_slug"], type: "missing" },
      { loc: ["body", "role"], type: "extra_forbidden" },
    ],
  });
});

for (const endpoint of ["magic-link", "magic-link/verify", "refresh", "logout"]) {
  test(`${endpoint} takes POST alone`, async ({ request }) => {
    const response = await request.get(`${path}/${endpoint}`);

    expect(response.status()).toBe(405);
    expect(response.headers()["allow"]).toBe("POST, OPTIONS");
    expect(response.headers()["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/u);
  });
}

test("the public keys are there for whoever checks our tokens, and nothing private", async ({ request }) => {
  const response = await request.get("/.well-known/jwks.json");

  expect(response.headers()["cache-control"]).toBe("public, max-age=30");
  const { keys } = keySetSchema.parse(await response.json());
  expect(keys.map((key) => Object.keys(key).toSorted())).toEqual([["alg", "crv", "kid", "kty", "use", "x", "y"]]);
});

test("of next-auth only what the portal uses is there", async ({ request }) => {
  for (const action of ["session", "csrf", "providers"]) {
    expect((await request.get(`/api/auth/${action}`)).status()).toBe(200);
  }
  for (const action of ["signin", "signout", "error", "verify-request", "_log", "session/x"]) {
    expect((await request.get(`/api/auth/${action}`)).status()).toBe(404);
  }
  expect((await request.post("/api/auth/_log", { data: { level: "error", code: "noise" } })).status()).toBe(404);
  expect((await request.post("/api/auth/signin/email", { data: {} })).status()).toBe(404);
});
