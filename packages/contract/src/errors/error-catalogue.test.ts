import { describe, expect, it } from "vitest";
import { errorBodySchema, errorCatalogue, isErrorCode, problemsBodySchema } from "./error-catalogue.ts";
import { isProblemType, problemSchema } from "./problem.ts";
import { problemTypes } from "./problem-types.ts";

const sentence = /^[A-Z][^\n]*[^.\s]$/u;
const inherited = ["toString", "constructor", "__proto__", "hasOwnProperty", "", " missing", "Missing"];

describe("errorCatalogue", () => {
  it.each(Object.entries(errorCatalogue))(
    "gives %s a status, one sentence and a cure",
    (code, { status, detail, cure }) => {
      expect(code).toMatch(/^[a-z]+(?:_[a-z]+)*$/u);
      expect([401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503]).toContain(status);
      expect(detail).toMatch(sentence);
      expect(cure).toMatch(/^[A-Z].*\.$/u);
    },
  );

  it("has the sentences that the contract writes out", () => {
    expect(errorCatalogue).toMatchObject({
      invalid_token: { status: 401, detail: "Invalid or expired token" },
      tenant_mismatch: { status: 403 },
      tenant_not_found: { status: 404, detail: "Tenant not found" },
      method_not_allowed: { status: 405 },
      body_too_large: { status: 413 },
      unsupported_media_type: { status: 415 },
      invalid_input: { status: 422 },
      internal: { status: 500 },
      service_unavailable: { status: 503 },
    });
  });

  it.each(inherited)("does not take %j for a code", (name) => {
    expect(isErrorCode(name)).toBe(false);
  });
});

describe("problemTypes", () => {
  it.each(Object.entries(problemTypes))("gives %s a cause and a cure", (type, { cause, cure }) => {
    expect(type).toMatch(/^[a-z]+(?:_[a-z]+)*$/u);
    expect(cause).toMatch(/\.$/u);
    expect(cure).toMatch(/\.$/u);
  });

  it("has the names that the contract lists", () => {
    const contract = ["missing", "string_type", "string_too_short", "string_too_long", "uuid_parsing", "enum"];

    expect(Object.keys(problemTypes)).toEqual(
      expect.arrayContaining([...contract, "extra_forbidden", "json_invalid", "value_error"]),
    );
  });

  it.each([...inherited, 7, null, undefined, ["missing"]])("does not take %j for a type", (name) => {
    expect(isProblemType(name)).toBe(false);
  });
});

describe("the bodies of refusals", () => {
  const problem = { loc: ["body", "attachment_ids", 3], msg: "Field required", type: "missing" };

  it("hold a list of problems, or one sentence, and nothing else", () => {
    expect(problemSchema.safeParse(problem).success).toBe(true);
    expect(problemsBodySchema.safeParse({ detail: [problem] }).success).toBe(true);
    expect(errorBodySchema.safeParse({ detail: "Not found" }).success).toBe(true);
  });

  it.each([
    ["a type outside the catalogue", { ...problem, type: "too_few" }],
    ["the value that was sent", { ...problem, input: 7 }],
    ["a place that is no list", { ...problem, loc: "body.subject" }],
    ["an index that is no integer", { ...problem, loc: ["body", 1.5] }],
  ])("never hold %s", (_, wrong) => {
    expect(problemSchema.safeParse(wrong).success).toBe(false);
  });

  it("do not mix the two shapes", () => {
    expect(errorBodySchema.safeParse({ detail: [problem] }).success).toBe(false);
    expect(problemsBodySchema.safeParse({ detail: "Not found" }).success).toBe(false);
    expect(errorBodySchema.safeParse({ detail: "Not found", stack: "at" }).success).toBe(false);
  });
});
