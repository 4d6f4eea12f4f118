import { helpCenterSettingsSchema, resolvedTenantSchema } from "@portal/contract";
import { z } from "zod";
import { acme, closedTenant, globex } from "../test-tenants.ts";
import { conversationsOf } from "./portal-client.ts";
import { expect, expectCreated, expectProblems, expectRefusal, submissionOf, test } from "./test.ts";

const resolve = "/api/v1/help-center/resolve-tenant";
const settings = "/api/v1/help-center/settings";
const tenantNotFound = { status: 404, detail: "Tenant not found" };

test.describe("resolve-tenant", () => {
  const found = [
    [acme.hostname, acme],
    [`${acme.hostname.toUpperCase()}:8080`, acme],
    ["globex.localhost", globex],
  ] as const;
  for (const [hostname, tenant] of found) {
    test(`finds ${hostname}`, async ({ portal }) => {
      const answer = await portal.call({ path: `${resolve}?hostname=${hostname}` });

      expect(answer.status).toBe(200);
      expect(resolvedTenantSchema.parse(answer.json)).toEqual({
        tenant_id: tenant.id,
        tenant_slug: tenant.slug,
        tenant_name: tenant.name,
      });
    });
  }

  for (const hostname of [
    "localhost",
    "nobody.example",
    `${acme.hostname}.evil.example`,
    "x.acme.localhost",
    "127.0.0.1",
  ]) {
    test(`finds nobody at ${hostname}`, async ({ portal }) => {
      expectRefusal(await portal.call({ path: `${resolve}?hostname=${hostname}` }), tenantNotFound);
    });
  }

  const refused = [
    ["without a host name", "", "missing"],
    ["with an empty one", "?hostname=", "missing"],
    ["with two", "?hostname=a&hostname=b", "value_error"],
    ["with a NUL character", "?hostname=a%00", "value_error"],
    ["with broken UTF-8", "?hostname=%ff", "value_error"],
    ["with SQL", "?hostname=%27%20or%201=1--", "value_error"],
    ["with a path", "?hostname=../acme", "value_error"],
    ["with 261 characters", `?hostname=${"a".repeat(261)}`, "value_error"],
  ] as const;
  for (const [name, query, type] of refused) {
    test(`refuses a question ${name}`, async ({ portal }) => {
      const answer = await portal.call({ path: resolve + query });

      expect(expectProblems(answer)).toEqual([{ loc: ["query", "hostname"], type }]);
    });
  }
});

test.describe("settings", () => {
  test("tell what anybody may know of a tenant, by its id and by its Host", async ({ portal }) => {
    const byId = await portal.call({ path: `${settings}?tenant_id=${globex.id}` });
    const byHost = await portal.call({ path: settings, headers: { Host: globex.hostname } });

    expect(byId.status).toBe(200);
    expect(helpCenterSettingsSchema.parse(byId.json)).toMatchObject({
      tenant_id: globex.id,
      tenant_slug: globex.slug,
      title: globex.title,
      branding: { primary_color: globex.primaryColor, logo_url: globex.logoUrl },
      features: { contact_form: true, sign_in_required: false },
      categories: globex.categories,
    });
    expect(byHost.json).toEqual(byId.json);
  });

  test("say when the form is closed", async ({ portal }) => {
    const answer = await portal.call({ path: `${settings}?tenant_id=${closedTenant.id}` });

    expect(helpCenterSettingsSchema.parse(answer.json).features).toMatchObject({ contact_form: false });
  });

  test("refuse a tenant that is missing, malformed or unknown as submissions do", async ({ portal }) => {
    const missing = await portal.call({ path: settings });
    const malformed = await portal.call({ path: `${settings}?tenant_id=acme` });
    const unknown = await portal.call({ path: `${settings}?tenant_id=99999999-9999-4999-8999-999999999999` });

    expect(expectProblems(missing)).toEqual([{ loc: ["query", "tenant_id"], type: "missing" }]);
    expect(expectProblems(malformed)).toEqual([{ loc: ["query", "tenant_id"], type: "uuid_parsing" }]);
    expectRefusal(unknown, tenantNotFound);
  });

  test("answer HEAD like GET, without the body", async ({ portal }) => {
    const answer = await portal.call({ method: "HEAD", path: `${settings}?tenant_id=${acme.id}` });

    expect([answer.status, answer.text]).toEqual([200, ""]);
  });
});

test("the public keys hold nothing private and may be kept for a while", async ({ portal, forge }) => {
  const answer = await portal.call({ path: "/.well-known/jwks.json" });

  const { keys } = z.object({ keys: z.array(z.record(z.string(), z.string())) }).parse(answer.json);
  expect(keys.map(({ kid }) => kid)).toContain(forge.kid);
  for (const key of keys) {
    expect(Object.keys(key).sort()).toEqual(["alg", "crv", "kid", "kty", "use", "x", "y"]);
    expect(key).toMatchObject({ kty: "EC", crv: "P-256", alg: "ES256", use: "sig" });
  }
  expect(answer.headers["cache-control"]).toMatch(/^public, max-age=\d+$/u);
});

test("the portal lives and is ready", async ({ portal }) => {
  const health = await portal.call({ path: "/api/health" });
  const ready = await portal.call({ path: "/api/ready" });

  expect([health.status, health.json]).toEqual([200, { status: "ok" }]);
  expect([ready.status, ready.json]).toEqual([200, { status: "ready" }]);
  for (const { headers } of [health, ready]) expect(headers["cache-control"]).toBe("no-store");
});

test("metrics count submissions by tenant, door and outcome, and tell how the process is", async ({
  portal,
  tenant,
}) => {
  const path = conversationsOf(tenant.id);
  const canary = "canary4711";
  const before = await readMetrics(portal);
  for (let count = 0; count < 3; count += 1)
    expectCreated(await portal.callJson(path, submissionOf({ name: canary, subject: canary })));
  await portal.callJson(path, submissionOf({ email: canary }));
  await portal.callJson(path, submissionOf(), { headers: { Authorization: "Bearer x" } });

  const after = await readMetrics(portal);

  const grown = (labels: string) => countOf(after, labels) - countOf(before, labels);
  expect(grown(`tenant="${tenant.slug}",door="rest",outcome="created"`)).toBe(3);
  expect(grown(`tenant="${tenant.slug}",door="rest",outcome="invalid_input"`)).toBe(1);
  expect(grown('tenant="",door="rest",outcome="invalid_token"')).toBeGreaterThanOrEqual(1);
  expect(after).toMatch(
    /^portal_submission_duration_seconds_bucket\{le="0\.005",door="rest",outcome="created"\} \d+$/mu,
  );
  expect(after).toMatch(/^portal_submission_duration_seconds_count\{door="rest",outcome="created"\} \d+$/mu);
  for (const state of ["total", "idle", "waiting"]) {
    expect(after).toMatch(
      new RegExp(`^portal_database_pool_connections\\{pool="intake",state="${state}"\\} \\d+$`, "mu"),
    );
  }
  expect(after).toMatch(/^nodejs_eventloop_lag_seconds \d/mu);
  expect(after).toMatch(/^# TYPE portal_submissions_total counter$/mu);
  expect(after).not.toMatch(new RegExp(`${canary}|@`, "u"));
});

async function readMetrics(portal: {
  call: (call: { path: string }) => Promise<{ status: number; headers: Record<string, unknown>; text: string }>;
}): Promise<string> {
  const { status, headers, text } = await portal.call({ path: "/api/metrics" });
  expect(status).toBe(200);
  expect(headers["content-type"]).toMatch(/^text\/plain; version=0\.0\.4/u);
  return text;
}

function countOf(metrics: string, labels: string): number {
  const line = metrics.split("\n").find((candidate) => candidate.startsWith(`portal_submissions_total{${labels}} `));
  return Number(line?.split(" ").at(-1) ?? 0);
}
