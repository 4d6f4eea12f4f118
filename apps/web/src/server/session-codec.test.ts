import { describe, expect, it } from "vitest";
import { readSessionClaims, sessionCookie } from "./session-codec.ts";

describe("the session cookie", () => {
  it("is tied to its host and to https where the portal is on https", () => {
    expect(sessionCookie(new URL("https://help.example.com"))).toEqual({
      name: "__Host-portal.session",
      options: { httpOnly: true, sameSite: "lax", path: "/", secure: true },
    });
  });

  it("keeps its other flags on a machine without https", () => {
    expect(sessionCookie(new URL("http://localhost:3000"))).toEqual({
      name: "portal.session",
      options: { httpOnly: true, sameSite: "lax", path: "/", secure: false },
    });
  });
});

describe("what stands for a session", () => {
  const claims = {
    sub: "0190a5c2-7b1e-7cc3-9d5a-3c8f1f0f3a11",
    tenant_id: "11111111-1111-4111-8111-111111111111",
    email: "ada@example.com",
    name: "Ada",
    exp: 1,
  };

  it("names a person and a tenant", () => {
    expect(readSessionClaims({ ...claims, iat: 0 })).toEqual(claims);
  });

  it.each([
    null,
    undefined,
    {},
    { message: "There is a problem with the server configuration." },
    { ...claims, sub: undefined },
    { ...claims, sub: "1 or 1=1" },
    { ...claims, tenant_id: undefined },
    { ...claims, email: { at: "example.com" } },
  ])("is nobody otherwise: %j", (token) => {
    expect(readSessionClaims(token)).toBeNull();
  });
});
