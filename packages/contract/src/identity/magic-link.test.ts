import { describe, expect, it } from "vitest";
import {
  logoutInputSchema,
  magicLinkInputSchema,
  magicLinkVerifyInputSchema,
  parseBody,
  refreshInputSchema,
} from "./magic-link.ts";

const notStrings = [null, true, 7, [], {}, { not: "" }];

const schemas = {
  magicLink: { schema: magicLinkInputSchema, valid: { email: "ada@example.com", tenant_slug: "acme" } },
  verify: { schema: magicLinkVerifyInputSchema, valid: { token: "opaque" } },
  refresh: { schema: refreshInputSchema, valid: { refresh_token: "opaque" } },
  logout: { schema: logoutInputSchema, valid: { refresh_token: "opaque" } },
} as const;

function problemsOf(name: keyof typeof schemas, input: unknown) {
  const parsed = parseBody(schemas[name].schema, input);
  return parsed.success ? [] : parsed.problems.map(({ loc, type }) => ({ loc, type }));
}

const cases = [
  ...notStrings.flatMap((value) => [
    { name: "magicLink", field: "email", value, type: "string_type" } as const,
    { name: "magicLink", field: "tenant_slug", value, type: "string_type" } as const,
    { name: "verify", field: "token", value, type: "string_type" } as const,
    { name: "refresh", field: "refresh_token", value, type: "string_type" } as const,
    { name: "logout", field: "refresh_token", value, type: "string_type" } as const,
  ]),
  { name: "magicLink", field: "email", value: "ada@example.com\r\nBcc: eve@example.com", type: "value_error" } as const,
  { name: "magicLink", field: "email", value: "\u0000", type: "value_error" } as const,
  { name: "magicLink", field: "tenant_slug", value: "../acme", type: "value_error" } as const,
  { name: "magicLink", field: "tenant_slug", value: "acme\u0000", type: "value_error" } as const,
  { name: "verify", field: "token", value: "", type: "string_too_short" } as const,
  { name: "verify", field: "token", value: "a".repeat(257), type: "string_too_long" } as const,
  { name: "verify", field: "token", value: "a\u0000", type: "string_unicode" } as const,
  { name: "refresh", field: "refresh_token", value: "\uD800", type: "string_unicode" } as const,
];

describe("the bodies of sign-in", () => {
  it.each(Object.keys(schemas).filter((name) => name in schemas))("%s takes what the contract shows", (name) => {
    const known = Object.entries(schemas).find(([key]) => key === name);

    expect(known && parseBody(known[1].schema, known[1].valid).success).toBe(true);
  });

  it.each(cases)("$name answers $value in $field with exactly one $type", ({ name, field, value, type }) => {
    expect(problemsOf(name, { ...schemas[name].valid, [field]: value })).toEqual([{ loc: ["body", field], type }]);
  });

  it.each(["magicLink", "verify", "refresh"] as const)("%s says all that is missing at once", (name) => {
    expect(problemsOf(name, {})).toEqual(
      Object.keys(schemas[name].valid).map((field) => ({ loc: ["body", field], type: "missing" })),
    );
  });

  it("lets somebody log out who has no refresh token any more", () => {
    expect(problemsOf("logout", {})).toEqual([]);
  });

  it.each(["magicLink", "verify", "refresh", "logout"] as const)("%s refuses a field that it does not know", (name) => {
    expect(problemsOf(name, { ...schemas[name].valid, tenant_id: "x" })).toEqual([
      { loc: ["body", "tenant_id"], type: "extra_forbidden" },
    ]);
  });
});
