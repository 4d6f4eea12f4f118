import { acme } from "../test-tenants.ts";
import { conversationsOf } from "./portal-client.ts";
import { countRows } from "./stored-rows.ts";
import { expect, expectCreated, expectProblems, submissionOf, test } from "./test.ts";

const stringFields = ["subject", "description", "name", "email", "category"] as const;

/** Every kind of wrong value by the fields that refuse it so, each with the one type that it gives. */
const golden: { type: string; fields: readonly string[]; values: readonly unknown[] }[] = [
  { type: "missing", fields: ["subject", "description", "name", "email"], values: [undefined] },
  {
    type: "string_type",
    fields: stringFields,
    values: [null, true, 0, 1.5, [], ["a"], {}, { not: "" }, { contains: "" }, { toString: "a" }],
  },
  {
    type: "string_too_short",
    fields: ["subject", "description", "name", "category"],
    values: ["", " \t\r\n", "\u200B"],
  },
  { type: "string_too_long", fields: ["subject", "name", "category"], values: ["\u{1F600}".repeat(256)] },
  { type: "string_too_long", fields: ["description"], values: ["a".repeat(50_001)] },
  {
    type: "string_unicode",
    fields: ["subject", "description", "name", "category"],
    values: ["\u0000", "a\u0000b", "\uD800", "a\uDFFFb"],
  },
  {
    type: "value_error",
    fields: ["subject", "name", "category"],
    values: ["a\nb", "a\r\nBcc: eve@example.com", "a\u2028b", "a\u0085b", "a\tb", "a\u001Bb"],
  },
  {
    type: "value_error",
    fields: ["email"],
    values: [
      "",
      "nobody",
      "ada@localhost",
      '"e@attacker.example"@victim.example',
      "ada@example.com,eve@example.com",
      "ada@example.com\r\nBcc: eve@example.com",
      "ada\uFF20example.com",
      "ad\u0131@example.com",
      "a\u200Bda@example.com",
      "ada@exam\u200Bple.com",
      "\u0000@example.com",
      "\uD800@example.com",
      `${"x".repeat(65)}@example.com`,
      `${"x".repeat(64)}@${"a".repeat(63)}.${"b".repeat(63)}.${"c".repeat(54)}.example`,
    ],
  },
  {
    type: "enum",
    fields: ["priority"],
    values: [null, true, 1, [], {}, "", "HIGH", " low", "now", "low\u0000", "\uD800", "toString"],
  },
  {
    type: "extra_forbidden",
    fields: ["status", "assignee_id", "tenant_id", "contact_id", "display_id", "id", "verified", "role", "Subject", ""],
    values: ["a", null, {}],
  },
];

test.describe("one wrong value gives one problem, at its place and of its type, and nothing is stored", () => {
  for (const { type, fields, values } of golden) {
    for (const field of fields) {
      test(`${JSON.stringify(field)}: ${type} for ${values.length} values, the first ${JSON.stringify([values[0]]).slice(0, 30)}`, async ({
        portal,
        inspection,
        tenant,
      }) => {
        const before = await countRows(inspection, tenant.id);

        for (const value of values) {
          const answer = await portal.callJson(conversationsOf(tenant.id), submissionOf({ [field]: value }));

          expect(expectProblems(answer), JSON.stringify(value)).toEqual([{ loc: ["body", field], type }]);
        }

        expect(await countRows(inspection, tenant.id)).toEqual(before);
      });
    }
  }
});

test("all problems of a body come at once", async ({ portal }) => {
  const body = { subject: 7, description: "\u0000", priority: "now", category: "", name: "a\nb", verified: true };

  const answer = await portal.callJson(conversationsOf(acme.id), body);

  expect(expectProblems(answer)).toEqual([
    { loc: ["body", "subject"], type: "string_type" },
    { loc: ["body", "description"], type: "string_unicode" },
    { loc: ["body", "priority"], type: "enum" },
    { loc: ["body", "category"], type: "string_too_short" },
    { loc: ["body", "name"], type: "value_error" },
    { loc: ["body", "email"], type: "missing" },
    { loc: ["body", "verified"], type: "extra_forbidden" },
  ]);
});

test("no refusal repeats what was sent", async ({ portal }) => {
  const canary = "canary7351";
  const body = {
    subject: `${canary}\u0000`,
    description: [canary],
    name: `${canary}\n${canary}`,
    email: `${canary}@`,
    priority: canary,
    category: { [canary]: canary },
    extra: canary,
  };

  const answers = [
    await portal.callJson(`${conversationsOf(canary)}&${canary}=1`, body),
    await portal.callJson(conversationsOf(acme.id), body, { headers: { Authorization: `Bearer ${canary}` } }),
    await portal.call({
      method: "POST",
      path: conversationsOf(acme.id),
      headers: { "Content-Type": canary },
      body: canary,
    }),
    await portal.call({
      method: "POST",
      path: conversationsOf(acme.id),
      headers: { "Content-Type": "application/json" },
      body: `{"${canary}": ${canary}}`,
    }),
    await portal.call({ method: "POST", path: `/api/v1/${canary}` }),
  ];

  for (const { status, text, headers } of answers) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(text).not.toContain(canary);
    expect(JSON.stringify(headers)).not.toContain(canary);
  }
});

test.describe("a body that is no object is one problem of the body", () => {
  const bodies = [
    ["a list", "[]", "model_attributes_type"],
    ["a list of submissions", JSON.stringify([submissionOf()]), "model_attributes_type"],
    ["null", "null", "model_attributes_type"],
    ["a string", '"text"', "model_attributes_type"],
    ["a number", "7", "model_attributes_type"],
    ["100 000 lists in one another", "[".repeat(100_000) + "]".repeat(100_000), "model_attributes_type"],
    ["nothing", "", "json_invalid"],
    ["white space", " \n", "json_invalid"],
    ["half an object", '{"subject":', "json_invalid"],
    ["two objects", "{}{}", "json_invalid"],
    ["a comment", "{/**/}", "json_invalid"],
    ["single quotes", "{'subject':'a'}", "json_invalid"],
    ["NaN", '{"subject":NaN}', "json_invalid"],
    ["a raw NUL character", '{"subject":"\u0000"}', "json_invalid"],
    ["100 000 lists that never end", "[".repeat(100_000), "json_invalid"],
    ["UTF-16", Buffer.from(JSON.stringify(submissionOf()), "utf16le"), "json_invalid"],
    ["a form", "subject=a&description=b", "json_invalid"],
  ] as const;
  for (const [name, body, type] of bodies) {
    test(name, async ({ portal }) => {
      const headers = { "Content-Type": "application/json" };

      const answer = await portal.call({ method: "POST", path: conversationsOf(acme.id), headers, body });

      expect(expectProblems(answer)).toEqual([{ loc: ["body"], type }]);
    });
  }
});

test.describe("bytes that are no UTF-8 are refused in every field", () => {
  const sequences = [
    ["no such bytes", [0xff, 0xfe]],
    ["an overlong NUL character", [0xc0, 0x80]],
    ["half a surrogate pair", [0xed, 0xa0, 0x80]],
    ["a character cut off", [0xe4, 0xbe]],
    ["beyond Unicode", [0xf4, 0x90, 0x80, 0x80]],
  ] as const;
  for (const [name, bytes] of sequences) {
    test(name, async ({ portal, inspection, tenant }) => {
      const before = await countRows(inspection, tenant.id);

      for (const field of [...stringFields, "priority"]) {
        const [start = "", end = ""] = JSON.stringify(submissionOf({ [field]: "a~a" })).split("~");
        const body = Buffer.concat([Buffer.from(start), Buffer.from(bytes), Buffer.from(end)]);
        const headers = { "Content-Type": "application/json" };

        const answer = await portal.call({ method: "POST", path: conversationsOf(tenant.id), headers, body });

        expect(expectProblems(answer)).toEqual([{ loc: ["body"], type: "json_invalid" }]);
      }

      expect(await countRows(inspection, tenant.id)).toEqual(before);
    });
  }
});

test.describe("JSON that two programs may read differently", () => {
  test("has no way to a prototype", async ({ portal }) => {
    for (const key of ["__proto__", "constructor", "prototype"]) {
      const { email, ...incomplete } = submissionOf();
      const body = JSON.stringify(incomplete).replace("{", `{"${key}":${JSON.stringify({ email, name: "x" })},`);
      const headers = { "Content-Type": "application/json" };

      const answer = await portal.call({ method: "POST", path: conversationsOf(acme.id), headers, body });

      expect(expectProblems(answer)).toEqual([
        { loc: ["body", "email"], type: "missing" },
        { loc: ["body", key], type: "extra_forbidden" },
      ]);
    }
  });

  test("with a key twice is read once: what is checked is what is stored", async ({ portal, inspection, tenant }) => {
    const [first, second] = [submissionOf(), submissionOf()];
    const headers = { "Content-Type": "application/json" };
    const before = await countRows(inspection, tenant.id);
    const twice = (one: unknown, other: unknown) =>
      `${JSON.stringify({ ...first, email: undefined }).slice(0, -1)},"email":${JSON.stringify(one)},"email":${JSON.stringify(other)}}`;

    const stored = await portal.call({
      method: "POST",
      path: conversationsOf(tenant.id),
      headers,
      body: twice(7, second["email"]),
    });
    const refused = await portal.call({
      method: "POST",
      path: conversationsOf(tenant.id),
      headers,
      body: twice(second["email"], 7),
    });

    expectCreated(stored);
    expect(expectProblems(refused)).toEqual([{ loc: ["body", "email"], type: "string_type" }]);
    expect((await countRows(inspection, tenant.id)).contacts).toBe(before.contacts + 1);
  });

  test("with a byte order mark is read, as most programs do", async ({ portal }) => {
    const headers = { "Content-Type": "application/json" };
    const body = `\uFEFF${JSON.stringify(submissionOf())}`;

    expectCreated(await portal.call({ method: "POST", path: conversationsOf(acme.id), headers, body }));
  });

  test("nested 30 000 times where a text belongs is one problem, wherever it stands", async ({ portal }) => {
    const nested = "[".repeat(30_000) + "]".repeat(30_000);
    const headers = { "Content-Type": "application/json" };
    for (const [field, type] of [
      ["subject", "string_type"],
      ["email", "string_type"],
      ["priority", "enum"],
      ["x", "extra_forbidden"],
    ]) {
      const body = JSON.stringify(submissionOf({ [String(field)]: "~" })).replace('"~"', nested);

      const answer = await portal.call({ method: "POST", path: conversationsOf(acme.id), headers, body });

      expect(expectProblems(answer)).toEqual([{ loc: ["body", field], type }]);
    }
  });

  test("of ten thousand unknown fields gets a short answer that begins with what is missing", async ({ portal }) => {
    const unknown = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`unknown_${index}`, 1]));

    const answer = await portal.callJson(conversationsOf(acme.id), unknown);

    expect(expectProblems(answer)[0]).toEqual({ loc: ["body", "subject"], type: "missing" });
    expect(answer.text.length).toBeLessThan(20_000);
  });
});
