import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Problem } from "../errors/problem.ts";
import { parseRequesterSubmission, parseVisitorSubmission } from "./submission.ts";

const visitor = {
  subject: "Printer on fire",
  description: "It burns.\nPlease hurry.",
  name: "Ada Lovelace",
  email: "ada@example.com",
};
const requester = { subject: visitor.subject, description: visitor.description };

function problemsOf(input: unknown): Problem[] {
  const parsed = parseVisitorSubmission(input);
  return parsed.success ? [] : parsed.problems;
}

function withoutMessages(problems: Problem[]): Omit<Problem, "msg">[] {
  return problems.map(({ loc, type }) => ({ loc, type }));
}

const notStrings: unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  [],
  ["a"],
  {},
  { not: "" },
  { contains: "" },
  { toString: "a" },
];
const notPriorities = [...notStrings, "", "HIGH", " low", "critical", "low\u0000", "toString", "__proto__"];
const notLines = ["a\nb", "a\r\nBcc: eve@example.com", "a\u2028b", "a\u2029b", "a\u0085b", "a\tb", "a\u001Bb"];
const notStorable = ["\u0000", "a\u0000b", "\uD800", "a\uDFFFb"];
const notVisible = ["", " ", "\r\n", "\u200B", "\u202E"];

/** Every kind of wrong value of every field, and the one type of problem that it gives. */
const wrongValues: [keyof typeof visitor | "priority" | "category" | "form_id" | "form_version", string, unknown[]][] =
  [
    ...(["subject", "description", "name", "category"] as const).flatMap(
      (field): [typeof field, string, unknown[]][] => [
        [field, "string_type", notStrings],
        [field, "string_too_short", notVisible],
        [field, "string_unicode", notStorable],
      ],
    ),
    ...(["subject", "name", "category"] as const).map((field): [typeof field, string, unknown[]] => [
      field,
      "value_error",
      notLines,
    ]),
    ["subject", "string_too_long", ["a".repeat(256), "\u{1F600}".repeat(256)]],
    ["description", "string_too_long", ["a".repeat(50_001), "\u{1F600}".repeat(50_001)]],
    ["name", "string_too_long", ["a".repeat(201)]],
    ["category", "string_too_long", ["a".repeat(101)]],
    ["email", "string_type", notStrings],
    [
      "email",
      "value_error",
      [...notVisible, ...notStorable, ...notLines, "ada", "ada@example", `${"a".repeat(250)}@b.example`],
    ],
    ["priority", "enum", notPriorities],
    ["form_id", "string_type", notStrings],
    ["form_id", "uuid_parsing", ["", "acme", "11111111-1111-4111-8111-11111111111", "{}"]],
    ["form_version", "int_type", [null, true, "1", 1.5, Number.MAX_VALUE, [], {}]],
    ["form_version", "greater_than_equal", [0, -1]],
  ];

const cases = wrongValues.flatMap(([field, type, values]) => values.map((value) => ({ field, type, value })));

describe("parseVisitorSubmission", () => {
  it("gives what is stored: trimmed, composed, with defaults", () => {
    const parsed = parseVisitorSubmission({
      ...visitor,
      subject: "  Printer on fire\u202E ",
      description: "\r\nIt burns.\r\nPlease hurry.\r\n",
      email: " ADA@Example.com ",
    });

    expect(parsed).toEqual({
      success: true,
      request: { ...requester, priority: "medium", category: null, attachmentIds: [] },
      claim: { name: "Ada Lovelace", email: "ada@example.com" },
    });
  });

  it.each(["low", "medium", "high", "urgent"])("takes priority %s", (priority) => {
    expect(parseVisitorSubmission({ ...visitor, priority })).toMatchObject({ success: true, request: { priority } });
  });

  it.each(cases)("answers $value in $field with exactly one $type", ({ field, type, value }) => {
    expect(withoutMessages(problemsOf({ ...visitor, [field]: value }))).toEqual([{ loc: ["body", field], type }]);
  });

  it("takes texts of exactly the largest size, by code points", () => {
    const largest = {
      ...visitor,
      subject: "\u{1F600}".repeat(255),
      description: "\u{1F600}".repeat(50_000),
      name: "\u{1F600}".repeat(200),
      category: "\u{1F600}".repeat(100),
    };

    expect(problemsOf(largest)).toEqual([]);
  });

  it("needs subject, description, name and address, and says all four at once", () => {
    expect(withoutMessages(problemsOf({}))).toEqual(
      ["subject", "description", "name", "email"].map((field) => ({ loc: ["body", field], type: "missing" })),
    );
  });

  it("gives one problem for every field that is wrong, each at its place, whatever the mixture", () => {
    const oneWrong = fc.constantFrom(...cases);

    fc.assert(
      fc.property(fc.uniqueArray(oneWrong, { selector: ({ field }) => field, maxLength: 6 }), (wrong) => {
        const values = Object.fromEntries(wrong.map(({ field, value }) => [field, value]));
        const expected = wrong.map(({ field, type }) => ({ loc: ["body", field], type }));

        const problems = withoutMessages(problemsOf({ ...visitor, ...values }));

        expect(problems).toHaveLength(expected.length);
        expect(problems).toEqual(expect.arrayContaining(expected));
      }),
    );
  });

  it.each([null, true, 7, "text", [], [visitor]])("answers the body %j with one problem of the body", (body) => {
    expect(withoutMessages(problemsOf(body))).toEqual([{ loc: ["body"], type: "model_attributes_type" }]);
  });

  it.each([
    ...["status", "assignee", "assignee_id", "tenant_id", "contact_id", "display_id", "id", "channel", "role"],
    ...["verified", "verified_at", "requester_verification", "created_at", "Subject", "subject ", ""],
    ...["idempotency_key", "constructor", "toString"],
  ])("refuses the field %j, which it does not know", (field) => {
    expect(withoutMessages(problemsOf({ ...visitor, [field]: visitor.subject }))).toEqual([
      { loc: ["body", field], type: "extra_forbidden" },
    ]);
  });

  it("refuses __proto__ as a field, and takes nothing from it", () => {
    const { email, ...incomplete } = visitor;
    const input: unknown = JSON.parse(JSON.stringify(incomplete).replace("{", `{"__proto__":{"email":"${email}"},`));

    expect(withoutMessages(problemsOf(input))).toEqual([
      { loc: ["body", "email"], type: "missing" },
      { loc: ["body", "__proto__"], type: "extra_forbidden" },
    ]);
  });

  it("puts the problems of its own fields before any number of unknown ones", () => {
    const unknown = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`unknown_${index}`, 1]));

    const problems = withoutMessages(problemsOf({ ...unknown, ...visitor, subject: 7 }));

    expect(problems[0]).toEqual({ loc: ["body", "subject"], type: "string_type" });
    expect(problems).toHaveLength(1001);
  });

  it("names an unknown field by no more than a hundred whole characters", () => {
    const [problem] = problemsOf({ ...visitor, [`${"\u{1F600}".repeat(99)}x\uD800${"y".repeat(5000)}`]: 1 });

    expect(problem?.loc).toEqual(["body", `${"\u{1F600}".repeat(99)}x`]);
  });

  it("names an unknown field in well-formed text even when its name is not", () => {
    const [problem] = problemsOf({ ...visitor, ["a\uD800b"]: 1 });

    expect(problem?.loc).toEqual(["body", "a\uFFFDb"]);
  });

  it("never repeats in a message what was sent", () => {
    const canary = "canary7351";
    const sent = {
      subject: `${canary}\u0000`,
      description: canary.repeat(6000),
      name: `${canary}\n${canary}`,
      email: `${canary}@`,
      priority: canary,
      category: [canary],
      [canary]: canary,
    };

    const messages = problemsOf(sent).map(({ msg }) => msg);

    expect(messages).toHaveLength(7);
    expect(messages.join(" ")).not.toContain(canary);
  });

  it("never throws, whatever JSON is sent", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(() => parseVisitorSubmission(value)).not.toThrow();
        expect(problemsOf({ ...visitor, subject: value }).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("parseRequesterSubmission", () => {
  const ignored = [...notStrings, ...notStorable, ...notVisible, undefined, "a".repeat(100_000), "eve@example.com"];

  it.each(ignored.map((value) => ({ value })))("ignores name and address that hold $value", ({ value }) => {
    expect(parseRequesterSubmission({ ...requester, name: value, email: value })).toEqual({
      success: true,
      request: { ...requester, priority: "medium", category: null, attachmentIds: [] },
      claim: null,
    });
  });

  it("ignores them whatever JSON they hold", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (name, email) => {
        expect(parseRequesterSubmission({ ...requester, name, email })).toMatchObject({ success: true, claim: null });
      }),
    );
  });

  it.each(cases.filter(({ field }) => field !== "name" && field !== "email"))(
    "answers $value in $field with exactly one $type",
    ({ field, type, value }) => {
      const parsed = parseRequesterSubmission({ ...requester, name: 7, [field]: value });

      expect(parsed.success ? [] : withoutMessages(parsed.problems)).toEqual([{ loc: ["body", field], type }]);
    },
  );

  it.each(["verified", "tenant_id", "contact_id", "requester_id", "sub"])(
    "refuses the field %s all the same",
    (field) => {
      const parsed = parseRequesterSubmission({ ...requester, [field]: "a" });

      expect(parsed.success ? [] : withoutMessages(parsed.problems)).toEqual([
        { loc: ["body", field], type: "extra_forbidden" },
      ]);
    },
  );

  it("needs subject and description only", () => {
    const parsed = parseRequesterSubmission({});

    expect(parsed.success ? [] : withoutMessages(parsed.problems)).toEqual([
      { loc: ["body", "subject"], type: "missing" },
      { loc: ["body", "description"], type: "missing" },
    ]);
  });
});
