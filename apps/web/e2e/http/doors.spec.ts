import { randomUUID } from "node:crypto";
import { changeTenant } from "../change-tenant.ts";
import { doors, loadForm, postForm, sentencesIn, type Texts } from "./doors.ts";
import { conversationsOf } from "./portal-client.ts";
import { countRows, storedAs } from "./stored-rows.ts";
import { expect, expectProblems, submissionOf, test } from "./test.ts";

const plain = { subject: "Printer on fire", description: "It burns.", name: "Ada Lovelace" } satisfies Texts;

/** Texts that all doors store, each to be sent with an address of its own. */
const accepted: [string, Texts][] = [
  ["what is required", plain],
  ["everything", { ...plain, priority: "urgent", category: "Hardware" }],
  ["white space around", { ...plain, subject: "  Printer  ", name: "\tAda ", description: "  It burns.  " }],
  ["line ends of every kind", { ...plain, description: "one\r\ntwo\nthree\rfour" }],
  ["letters in pieces", { ...plain, subject: "Dru\u0308cker", name: "Jose\u0301" }],
  ["direction controls", { ...plain, subject: "gpj\u202E.exe\u2066" }],
  ["quotes, markup and SQL", { ...plain, subject: `'"><script>alert(1)</script>; drop table contacts; --` }],
  [
    "all planes of Unicode",
    { ...plain, subject: "\u4F8B \u0627\u0644 \u{1F600} \u{10FFFD}", description: "\u{1F600}\u200D" },
  ],
  [
    "the largest texts",
    {
      subject: "\u{1F600}".repeat(255),
      description: "\u00E9".repeat(50_000),
      name: "n".repeat(200),
      category: "c".repeat(100),
    },
  ],
  ["a lowest priority", { ...plain, priority: "low" }],
];

/** Texts that all doors refuse. */
const refused: [string, Texts][] = [
  ["nothing", {}],
  ["no subject", { ...plain, subject: undefined }],
  ["no name and no address", { subject: "a", description: "b" }],
  ["white space only", { ...plain, subject: "  ", description: "\r\n", name: "\u200B" }],
  ["texts that are too long", { subject: "s".repeat(256), description: "d".repeat(50_001), name: "n".repeat(201) }],
  ["a subject of two lines", { ...plain, subject: "a\u2028b" }],
  ["a name with a control character", { ...plain, name: "a\u001Bb" }],
  ["NUL characters", { subject: "a\u0000b", description: "\u0000", name: "\u0000", category: "\u0000" }],
  ["an address that is none", { ...plain, email: "nobody" }],
  ["an address that hides another", { ...plain, email: '"e@attacker.example"@victim.example' }],
  ["an address with a zero-width space", { ...plain, email: "a\u200Bda@example.com" }],
  ["a priority that there is not", { ...plain, priority: "now" }],
  ["a category that is too long", { ...plain, category: "c".repeat(101) }],
  [
    "something in every field",
    { subject: "\u0085", description: " ", name: "a\u0000", email: "@", priority: "HIGH", category: "a\u0001" },
  ],
];

test.describe("all three doors", () => {
  for (const [name, texts] of accepted) {
    test(`store the same row: ${name}`, async ({ portal, inspection, tenant, forge }) => {
      const email = ` ${randomUUID().toUpperCase()}@Example.com `;

      const rows = [];
      for (const door of doors) {
        const outcome = await door.send({ portal, forge, tenant, texts: { ...texts, email } });
        expect(outcome).toMatchObject({ kind: "stored" });
        rows.push({ door, row: await storedAs(inspection, outcome.kind === "stored" ? outcome.id : "") });
      }

      const [first] = rows;
      expect(first?.row).toMatchObject({
        tenant_id: tenant.id,
        contact_email: email.trim().toLowerCase(),
        requester_verification: "claimed",
      });
      for (const { door, row } of rows) {
        const own = { display_id: row.display_id, request_id: row.request_id, door: door.name };
        expect(row, door.name).toEqual({ ...first?.row, ...own });
      }
    });
  }

  for (const [name, texts] of refused) {
    test(`refuse the same in the same words, and store nothing: ${name}`, async ({
      portal,
      inspection,
      tenant,
      forge,
    }) => {
      const email = name.includes("address") ? {} : { email: `${randomUUID()}@example.com` };
      const before = await countRows(inspection, tenant.id);

      const outcomes = [];
      for (const door of doors)
        outcomes.push(await door.send({ portal, forge, tenant, texts: { ...email, ...texts } }));

      const [first, ...others] = outcomes;
      expect(first).toMatchObject({ kind: "refused" });
      expect(first?.kind === "refused" && first.sentences.length).toBeGreaterThan(0);
      for (const outcome of others) expect(outcome).toEqual(first);
      expect(await countRows(inspection, tenant.id)).toEqual(before);
    });
  }

  test("store the same row for somebody who is signed in, whatever name and address the body states", async ({
    portal,
    inspection,
    tenant,
    forge,
  }) => {
    const sender = { tenantId: tenant.id, email: `${randomUUID()}@example.com`, name: "Signed In" };
    const texts = { ...plain, name: "Eve", email: "nobody" };

    const rows = [];
    for (const door of doors) {
      const outcome = await door.send({ portal, forge, tenant, texts, sender });
      expect(outcome, door.name).toMatchObject({ kind: "stored" });
      rows.push(await storedAs(inspection, outcome.kind === "stored" ? outcome.id : ""));
    }

    const [first] = rows;
    expect(first).toMatchObject({
      contact_email: sender.email,
      requester_name: "Signed In",
      is_verified: true,
      actor_kind: "requester",
    });
    for (const row of rows) {
      expect(row).toEqual({ ...first, display_id: row.display_id, request_id: row.request_id, door: row.door });
    }
  });

  test("refuse the same to somebody who is signed in", async ({ portal, tenant, forge }) => {
    const sender = { tenantId: tenant.id, email: `${randomUUID()}@example.com`, name: "Signed In" };

    const outcomes = [];
    for (const door of doors)
      outcomes.push(await door.send({ portal, forge, tenant, texts: { priority: "now", name: "\u0000" }, sender }));

    expect(outcomes[0]).toMatchObject({ kind: "refused" });
    expect(outcomes[0]?.kind === "refused" && outcomes[0].sentences).toHaveLength(3);
    for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
  });

  test("take somebody who is signed in elsewhere for a visitor, or refuse the token", async ({
    portal,
    inspection,
    tenant,
    neighbour,
    forge,
  }) => {
    const sender = { tenantId: tenant.id, email: `${randomUUID()}@example.com`, name: "Next Door" };
    const before = await countRows(inspection, neighbour.id);
    const [, trpc, form] = doors;

    for (const door of [trpc, form]) {
      const outcome = await door?.send({
        portal,
        forge,
        tenant: neighbour,
        texts: { subject: "a", description: "b" },
        sender,
      });
      expect(outcome?.kind === "refused" && outcome.sentences).toHaveLength(2);
    }

    expect(await countRows(inspection, neighbour.id)).toEqual(before);
  });
});

test("a form that was closed after its page was loaded says so, as REST does", async ({
  portal,
  inspection,
  neighbour,
  forge,
}) => {
  const sending = { portal, forge, tenant: neighbour, texts: { ...plain, email: "ada@example.com" } };
  const hidden = await loadForm(sending);
  const before = await countRows(inspection, neighbour.id);
  await changeTenant(
    inspection,
    (tx) => tx.$executeRaw`update tenants set contact_form_enabled = false where id = ${neighbour.id}::uuid`,
  );
  try {
    const { answer } = await postForm(sending, hidden);
    const overRest = await portal.callJson(conversationsOf(neighbour.id), submissionOf());

    expect(await answer.text()).toContain("not taking requests");
    expect(expectProblems(overRest)).toEqual([{ loc: ["body"], type: "form_closed" }]);
  } finally {
    await changeTenant(
      inspection,
      (tx) => tx.$executeRaw`update tenants set contact_form_enabled = true where id = ${neighbour.id}::uuid`,
    );
  }
  expect(await countRows(inspection, neighbour.id)).toEqual(before);
});

test.describe("a form that was tampered with", () => {
  const pageOf = (segment: string) => JSON.stringify([{ segment, language: "en" }, null]);
  const changes: [string, (name: string, value: string) => [string, string]][] = [
    ["a number for the tenant", (name, value) => [name, name.endsWith(":1") ? "[7,null]" : value]],
    ["an object for the tenant", (name, value) => [name, name.endsWith(":1") ? '[{"slug":"acme"},null]' : value]],
    ["a tenant that there is not", (name, value) => [name, name.endsWith(":1") ? pageOf("nobody") : value]],
    ["a path for the tenant", (name, value) => [name, name.endsWith(":1") ? pageOf("../acme") : value]],
    ["another action", (name, value) => [name, value.replace(/[0-9a-f]{40,}/u, (id) => "0".repeat(id.length))]],
  ];
  for (const [name, change] of changes) {
    test(`is the sender's mistake and stores nothing: ${name}`, async ({ portal, inspection, tenant, forge }) => {
      const sending = { portal, forge, tenant, texts: { ...plain, email: "ada@example.com" } };
      const hidden = await loadForm(sending);
      const before = await countRows(inspection, tenant.id);

      const { answer } = await postForm(
        sending,
        hidden.map(([key, value]) => change(key, value)),
      );

      expect(answer.status).toBeLessThan(500);
      expect(answer.status).not.toBe(303);
      expect(await countRows(inspection, tenant.id)).toEqual(before);
    });
  }

  const calls = [
    "[]",
    '["acme"]',
    '["acme",null,"text"]',
    '["acme",null,null]',
    "[7,7,7]",
    '{"a":1}',
    '["acme",null,{"get":"x"}]',
  ];
  for (const body of calls) {
    test(`is the sender's mistake when its action is called with ${body}`, async ({
      portal,
      inspection,
      tenant,
      forge,
    }) => {
      const hidden = await loadForm({ portal, forge, tenant });
      const [, action = ""] = /"id":"([0-9a-f]+)"/u.exec(JSON.stringify(hidden).replaceAll("\\", "")) ?? [];
      const before = await countRows(inspection, tenant.id);

      const answer = await fetch(`${portal.origin}/${tenant.slug}`, {
        method: "POST",
        headers: { "Next-Action": action, "Content-Type": "text/plain;charset=UTF-8", Origin: portal.origin },
        body,
      });

      expect(answer.status).toBeLessThan(500);
      expect(await countRows(inspection, tenant.id)).toEqual(before);
    });
  }
});

test.describe("a form of another site", () => {
  const origins = [
    ["with its origin", { Origin: "https://evil.example" }],
    ["in a sandbox", { Origin: "null" }],
    ["of a sibling host", { Origin: "http://globex.localhost" }],
    ["that only fetch metadata betray", { "Sec-Fetch-Site": "cross-site" }],
  ] as const;
  for (const [name, headers] of origins) {
    test(`is refused with 403 and stores nothing: ${name}`, async ({ portal, inspection, tenant, forge }) => {
      const hidden = await loadForm({ portal, forge, tenant });
      const before = await countRows(inspection, tenant.id);
      const body = new FormData();
      for (const [key, value] of hidden) body.append(key, value);
      for (const [key, value] of Object.entries({ ...plain, email: "ada@example.com" })) body.append(key, value);

      const answer = await fetch(`${portal.origin}/${tenant.slug}`, {
        method: "POST",
        body,
        headers,
        redirect: "manual",
      });

      expect(await countRows(inspection, tenant.id)).toEqual(before);
      expect(answer.status).toBe(403);
    });
  }
});

test("a form that is far too large is the sender's mistake and stores nothing", async ({
  portal,
  inspection,
  tenant,
  forge,
}) => {
  const before = await countRows(inspection, tenant.id);
  for (const size of [300_000, 2_000_000, 12_000_000]) {
    const texts = { ...plain, description: "d".repeat(size), email: "ada@example.com" };
    const sending = { portal, forge, tenant, texts };

    const { answer } = await postForm(sending, await loadForm(sending));

    expect(answer.status, `${size} bytes`).toBeLessThan(500);
    expect(answer.status).not.toBe(303);
  }
  expect(await countRows(inspection, tenant.id)).toEqual(before);
});

test("files and unknown fields in a form are left aside", async ({ portal, inspection, tenant, forge }) => {
  const body = new FormData();
  for (const [key, value] of await loadForm({ portal, forge, tenant })) body.append(key, value);
  for (const [key, value] of Object.entries({ ...plain, email: `${randomUUID()}@example.com` }))
    body.append(key, value);
  body.append("verified", "true");
  body.append("tenant_id", "x");
  body.append("file", new Blob(["x"]), "x.txt");

  const answer = await fetch(`${portal.origin}/${tenant.slug}`, {
    method: "POST",
    body,
    redirect: "manual",
    headers: { Origin: portal.origin },
  });

  expect(answer.status).toBe(303);
  const id = /\/([0-9a-f-]{36})\?/u.exec(answer.headers.get("location") ?? "")?.[1] ?? "";
  expect(await storedAs(inspection, id)).toMatchObject({
    tenant_id: tenant.id,
    requester_verification: "claimed",
    is_verified: false,
  });
  expect(sentencesIn(await answer.text())).toEqual([]);
});
