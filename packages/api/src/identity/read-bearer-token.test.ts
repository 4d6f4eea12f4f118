import { describe, expect, it } from "vitest";
import { readBearerToken } from "./read-bearer-token.ts";

describe("an Authorization header", () => {
  it.each(["Bearer e30.e30.c2ln", "bearer e30.e30.c2ln", "BEARER e30.e30.c2ln"])("brings a token: %s", (header) => {
    expect(readBearerToken(header)).toBe("e30.e30.c2ln");
  });

  it.each([
    "",
    " ",
    "Bearer",
    "Bearer ",
    "Bearer  e30.e30.c2ln",
    "Basic YWRhOnNlY3JldA==",
    "Basic e30.e30.c2ln",
    "e30.e30.c2ln",
    "Bearer e30.e30",
    "Bearer e30.e30.",
    "Bearer e30.e30.c2ln.c2ln",
    "Bearer e30.e30.c2ln,e30.e30.c2ln",
    "Bearer e30.e30.c2ln, Bearer e30.e30.c2ln",
    "Bearer e30.e30.c2ln=",
    "Bearer é30.e30.c2ln",
    "Bearer e30.e30.c2ln\u0000",
    "Bearer e30.e30.c2ln\n",
    `Bearer e30.${"e".repeat(8192)}.c2ln`,
  ])("that is not one well-formed token is an invalid one, never a visitor's: %j", (header) => {
    expect(() => readBearerToken(header)).toThrow(expect.objectContaining({ code: "invalid_token" }));
  });
});
