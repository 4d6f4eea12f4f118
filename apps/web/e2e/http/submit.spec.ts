import { displayIdPattern } from "@portal/contract";
import { acme, globex } from "../test-tenants.ts";
import { changeTenant } from "../change-tenant.ts";
import { conversationsOf, conversationsPath } from "./portal-client.ts";
import { contactBytes, countRows, storedAs } from "./stored-rows.ts";
import { expect, expectCreated, expectProblems, expectRefusal, submissionOf, test } from "./test.ts";

test("a submission is answered with exactly five fields, its address and its time in UTC", async ({ portal }) => {
  const startedAtMs = Date.now();

  const answer = await portal.callJson(conversationsOf(acme.id), submissionOf());

  const created = expectCreated(answer);
  expect(Object.keys(created)).toEqual(["id", "display_id", "status", "created_at", "form_version_warning"]);
  expect(created.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  expect(created.display_id).toMatch(displayIdPattern);
  expect(created.display_id).toMatch(/^REQ-/u);
  expect(created).toMatchObject({ status: "open", form_version_warning: null });
  expect(created.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u);
  expect(Math.abs(Date.parse(created.created_at) - startedAtMs)).toBeLessThan(10_000);
  expect(answer.headers).toMatchObject({
    "content-type": "application/json",
    "cache-control": "no-store",
    location: `${conversationsPath}/${created.id}`,
  });
});

test("a visitor's submission is stored as one row of each kind, in its tenant and under the answer's request id", async ({
  portal,
  inspection,
  tenant,
  neighbour,
}) => {
  const input = submissionOf({ priority: "high", category: "Hardware", description: "  Line one\r\nLine two \n" });
  const [before, beforeNextDoor] = await Promise.all([tenant, neighbour].map(({ id }) => countRows(inspection, id)));

  const answer = await portal.callJson(conversationsOf(tenant.id), input);

  expect(await storedAs(inspection, expectCreated(answer).id)).toEqual({
    tenant_id: tenant.id,
    display_id: expectCreated(answer).display_id,
    channel: "portal_form",
    status: "open",
    priority: "high",
    category: "Hardware",
    subject: input["subject"],
    description: "Line one\nLine two",
    requester_name: "Ada",
    requester_verification: "claimed",
    contact_email: input["email"],
    contact_name: "Ada",
    is_verified: false,
    actor_kind: "anonymous",
    door: "rest",
    request_id: answer.headers["x-request-id"],
  });
  const after = await countRows(inspection, tenant.id);
  expect(after).toEqual(Object.fromEntries(Object.entries(before ?? {}).map(([table, count]) => [table, count + 1])));
  expect(await countRows(inspection, neighbour.id)).toEqual(beforeNextDoor);
});

test.describe("the tenant", () => {
  const hosts = [
    ["the tenant's own host name", ({ hostname }: { hostname: string }) => hostname],
    [
      "the tenant's own host name with a port, in capital letters",
      ({ hostname }: { hostname: string }) => `${hostname.toUpperCase()}:3000`,
    ],
    ["its slug in front of the portal's name", ({ slug }: { slug: string }) => `${slug}.localhost`],
  ] as const;
  for (const [name, hostOf] of hosts) {
    test(`is the Host's when the request names none: ${name}`, async ({ portal, inspection, tenant }) => {
      const answer = await portal.callJson(conversationsPath, submissionOf(), { headers: { Host: hostOf(tenant) } });

      expect((await storedAs(inspection, expectCreated(answer).id)).tenant_id).toBe(tenant.id);
    });
  }

  test("is the query's, whatever the Host says", async ({ portal, inspection, tenant, neighbour }) => {
    const headers = { Host: neighbour.hostname };

    const answer = await portal.callJson(conversationsOf(tenant.id), submissionOf(), { headers });

    expect((await storedAs(inspection, expectCreated(answer).id)).tenant_id).toBe(tenant.id);
  });

  test("may be written in capital letters", async ({ portal, inspection, tenant }) => {
    const answer = await portal.callJson(conversationsOf(tenant.id.toUpperCase()), submissionOf());

    expect((await storedAs(inspection, expectCreated(answer).id)).tenant_id).toBe(tenant.id);
  });

  const claims = [
    ["nothing", {}],
    ["a forwarded host", { "X-Forwarded-Host": acme.hostname, Forwarded: `host=${acme.hostname}` }],
    ["a header of the pages", { "X-Portal-Tenant-Id": acme.id }],
    ["a cookie", { Cookie: `tenant_id=${acme.id}` }],
    ["the Host of somebody else", { Host: `${acme.hostname}.evil.example` }],
    ["two names in the Host", { Host: `${acme.hostname}, ${globex.hostname}` }],
    ["a Host that is no name", { Host: "a b" }],
    ["a Host with a bracket", { Host: "[" }],
    ["a Host with a percent sign", { Host: "%" }],
    ["an empty Host", { Host: "" }],
  ] as const;
  for (const [name, headers] of claims) {
    test(`is missing when the request names it by ${name}`, async ({ portal }) => {
      const answer = await portal.callJson(conversationsPath, submissionOf(), { headers });

      expect(expectProblems(answer)).toEqual([{ loc: ["query", "tenant_id"], type: "missing" }]);
    });
  }

  const malformed = [
    ["nothing", ""],
    ["a word", "acme"],
    ["braces", `%7B${acme.id}%7D`],
    ["a space behind", `${acme.id}%20`],
    ["a space in front", `+${acme.id}`],
    ["a URN", `urn:uuid:${acme.id}`],
    ["no hyphens", acme.id.replaceAll("-", "")],
    ["a NUL character", `${acme.id}%00`],
    ["broken UTF-8", "%ff"],
    ["a broken escape", "%"],
    ["another variant", "11111111-1111-1111-1111-111111111111"],
    ["SQL", "'%20or%201=1--"],
    ["two ids", `${acme.id}&tenant_id=${globex.id}`],
    ["one id twice", `${acme.id}&tenant_id=${acme.id}`],
  ] as const;
  for (const [name, query] of malformed) {
    test(`is malformed when the query holds ${name}, and the body's problems are told as well`, async ({ portal }) => {
      const answer = await portal.callJson(conversationsOf(query), submissionOf({ subject: "" }));

      expect(expectProblems(answer)).toEqual([
        { loc: ["query", "tenant_id"], type: "uuid_parsing" },
        { loc: ["body", "subject"], type: "string_too_short" },
      ]);
    });
  }

  test("is not found when there is none or it is disabled, in the same words", async ({
    portal,
    inspection,
    neighbour,
  }) => {
    const unknown = await portal.callJson(conversationsOf("99999999-9999-4999-8999-999999999999"), submissionOf());
    await changeTenant(
      inspection,
      (tx) => tx.$executeRaw`update tenants set disabled_at = now() where id = ${neighbour.id}::uuid`,
    );
    try {
      const disabled = await portal.callJson(conversationsOf(neighbour.id), submissionOf());

      for (const answer of [unknown, disabled]) expectRefusal(answer, { status: 404, detail: "Tenant not found" });
      expect(disabled.text).toBe(unknown.text);
    } finally {
      await changeTenant(
        inspection,
        (tx) => tx.$executeRaw`update tenants set disabled_at = null where id = ${neighbour.id}::uuid`,
      );
    }
  });

  test("says that its form is closed, and stores nothing", async ({ portal, inspection, neighbour }) => {
    const before = await countRows(inspection, neighbour.id);
    await changeTenant(
      inspection,
      (tx) => tx.$executeRaw`update tenants set contact_form_enabled = false where id = ${neighbour.id}::uuid`,
    );
    try {
      const answer = await portal.callJson(conversationsOf(neighbour.id), submissionOf());

      expect(expectProblems(answer)).toEqual([{ loc: ["body"], type: "form_closed" }]);
    } finally {
      await changeTenant(
        inspection,
        (tx) => tx.$executeRaw`update tenants set contact_form_enabled = true where id = ${neighbour.id}::uuid`,
      );
    }
    expect(await countRows(inspection, neighbour.id)).toEqual(before);
  });
});

test("a tenant that asks for a sign-in challenges whoever sends no token, and stores nothing", async ({
  portal,
  inspection,
  neighbour,
}) => {
  const before = await countRows(inspection, neighbour.id);
  await changeTenant(
    inspection,
    (tx) => tx.$executeRaw`update tenants set submission_policy = 'sign_in' where id = ${neighbour.id}::uuid`,
  );
  try {
    const answer = await portal.callJson(conversationsOf(neighbour.id), submissionOf());

    expectRefusal(answer, { status: 401, detail: "This help center takes requests from signed-in people only" });
    expect(answer.headers["www-authenticate"]).toBe("Bearer");
  } finally {
    await changeTenant(
      inspection,
      (tx) => tx.$executeRaw`update tenants set submission_policy = 'accept' where id = ${neighbour.id}::uuid`,
    );
  }
  expect(await countRows(inspection, neighbour.id)).toEqual(before);
});

test.describe("one address", () => {
  const spellings = [
    (name: string) => `${name}@example.com`,
    (name: string) => `${name.toUpperCase()}@EXAMPLE.COM`,
    (name: string) => `${name}@Example.Com`,
    (name: string) => `  ${name}@example.com`,
    (name: string) => `${name}@example.com  `,
    (name: string) => `\t${name.toUpperCase()}@example.com\r\n`,
    (name: string) => `${name}@EXAMPLE.com`,
    (name: string) => `\u00A0${name}@example.com\u3000`,
    (name: string) => `\n${name}@exAmple.com\n`,
    (name: string) => `${name.slice(0, 3).toUpperCase()}${name.slice(3)}@example.COM`,
  ];

  test("in ten spellings and 200 simultaneous first submissions is one contact with 200 conversations", async ({
    portal,
    inspection,
    tenant,
  }) => {
    const before = await countRows(inspection, tenant.id);
    const name = `crowd-${before.contacts}`;
    const inputs = Array.from({ length: 200 }, (_, index) =>
      submissionOf({ email: spellings[index % spellings.length]?.(name) }),
    );

    const answers = await Promise.all(inputs.map((input) => portal.callJson(conversationsOf(tenant.id), input)));

    const created = answers.map(expectCreated);
    expect(new Set(created.map(({ id }) => id)).size).toBe(200);
    expect(new Set(created.map(({ display_id: reference }) => reference)).size).toBe(200);
    expect(await countRows(inspection, tenant.id)).toEqual({
      contacts: before.contacts + 1,
      conversations: before.conversations + 200,
      messages: before.messages + 200,
      audit_events: before.audit_events + 200,
    });
    expect(await contactBytes(inspection, `${name}@example.com`)).toHaveLength(1);
  });

  test("is one contact in each of two tenants, and each conversation is in one", async ({
    portal,
    inspection,
    tenant,
    neighbour,
  }) => {
    const input = submissionOf();

    for (const { id } of [tenant, neighbour, tenant]) {
      const created = expectCreated(await portal.callJson(conversationsOf(id), input));
      expect((await storedAs(inspection, created.id)).tenant_id).toBe(id);
    }

    expect(await contactBytes(inspection, String(input["email"]))).toHaveLength(2);
  });

  const pairs = [
    ["a tag", "a", "a+x"],
    ["a dot", "a.b", "ab"],
  ] as const;
  for (const [name, one, other] of pairs) {
    test(`differs from one with ${name}`, async ({ portal, inspection, tenant }) => {
      const { contacts } = await countRows(inspection, tenant.id);
      const domain = `${name.replace(" ", "-")}-${contacts}.example`;

      for (const local of [one, other]) {
        expectCreated(await portal.callJson(conversationsOf(tenant.id), submissionOf({ email: `${local}@${domain}` })));
      }

      expect((await countRows(inspection, tenant.id)).contacts).toBe(contacts + 2);
    });
  }
});

test("an anonymous submission leaves a proved contact's row byte for byte and keeps the typed name on itself", async ({
  portal,
  inspection,
  tenant,
  forge,
}) => {
  const email = String(submissionOf()["email"]);
  const token = forge.forge({ claims: { tenant_id: tenant.id, email, name: "Proved" } });
  const headers = { Authorization: `Bearer ${token}` };
  expectCreated(await portal.callJson(conversationsOf(tenant.id), submissionOf(), { headers }));
  const before = await contactBytes(inspection, email);

  const answer = await portal.callJson(conversationsOf(tenant.id), submissionOf({ email, name: "Eve" }));

  expect(before).toHaveLength(1);
  expect(await contactBytes(inspection, email)).toEqual(before);
  expect(await storedAs(inspection, expectCreated(answer).id)).toMatchObject({
    requester_name: "Eve",
    requester_verification: "claimed",
    contact_name: "Proved",
    actor_kind: "anonymous",
  });
});

test("nobody can tell a known address from an unknown one by the answer", async ({ portal, tenant, forge }) => {
  const known = String(submissionOf()["email"]);
  const token = forge.forge({ claims: { tenant_id: tenant.id, email: known, name: "Proved" } });
  await portal.callJson(conversationsOf(tenant.id), submissionOf(), { headers: { Authorization: `Bearer ${token}` } });

  for (const change of [{}, { subject: "" }]) {
    const answers = await Promise.all(
      [known, String(submissionOf()["email"])].map((email) =>
        portal.callJson(conversationsOf(tenant.id), submissionOf({ email, ...change })),
      ),
    );

    const traits = answers.map(({ status, headers, json }) => ({
      status,
      headers: Object.keys(headers).sort(),
      shape: shapeOf(json),
    }));
    const lengths = answers.map(({ text }) => text.length);
    expect(traits[0]).toEqual(traits[1]);
    expect(Math.abs(Number(lengths[0]) - Number(lengths[1]))).toBeLessThanOrEqual(2);
    for (const { text } of answers) expect(text).not.toMatch(/Proved|contact/u);
  }
});

/** The keys of a value and the types behind them. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== "object" || value === null) return value === null ? "null" : typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shapeOf(member)]));
}

test.describe("what a browser or a proxy adds", () => {
  const added = [
    ["cookies of a session", { Cookie: "portal.session=a.b.c; next-auth.session-token=x" }],
    ["a foreign origin", { Origin: "https://shop.example", "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors" }],
    ["a request id of its own", { "X-Request-Id": "11111111-2222-4333-8444-555555555555" }],
    ["Next's inner headers", { "x-middleware-subrequest": "src/middleware", "x-nextjs-data": "1" }],
  ] as const;
  for (const [name, headers] of added) {
    test(`changes nothing: ${name}`, async ({ portal, inspection, tenant }) => {
      const answer = await portal.callJson(conversationsOf(tenant.id), submissionOf(), { headers });

      const stored = await storedAs(inspection, expectCreated(answer).id);
      expect(stored.request_id).toBe(answer.headers["x-request-id"]);
      expect(stored.request_id).not.toBe("11111111-2222-4333-8444-555555555555");
      expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
    });
  }
});

test.describe("text with a meaning elsewhere is kept as it was typed", () => {
  const texts = [
    ["quotes and comments", "'; drop table contacts; -- \" \\ $1 ${x} %s"],
    ["a call that would open the bypass", "' || (select set_config('app.bypass_rls','on',false)) || '"],
    ["another tenant's setting", `'), set_config('app.tenant_id', '${globex.id}', false) --`],
    ["markup", "<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>"],
    ["addresses that run", "javascript:alert(1) data:text/html,<b> [x](javascript:alert(1))"],
    ["escapes and dollar quotes", "E'\\x41' $$a$$ $tag$b$tag$ \\u0041 %00 &#60;"],
    ["Prisma filters", '{"not":""} {"contains":""}'],
    ["every plane of Unicode", "\u00E9 \u4F8B \u0627\u0644 \u{1F600} \u{10FFFD}"],
  ] as const;
  for (const [name, text] of texts) {
    test(name, async ({ portal, inspection, tenant }) => {
      const before = await countRows(inspection, tenant.id);
      const input = submissionOf({ subject: text, description: text, name: text, category: text });

      const answer = await portal.callJson(conversationsOf(tenant.id), input);

      expect(await storedAs(inspection, expectCreated(answer).id)).toMatchObject({
        tenant_id: tenant.id,
        subject: text,
        description: text,
        requester_name: text,
        category: text,
      });
      expect((await countRows(inspection, tenant.id)).conversations).toBe(before.conversations + 1);
    });
  }
});
