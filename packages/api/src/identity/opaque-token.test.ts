import { describe, expect, it } from "vitest";
import { drawOpaqueToken, readOpaqueToken } from "./opaque-token.ts";

const tenantId = "11111111-1111-4111-8111-111111111111";

describe("opaque tokens", () => {
  it.each(["signInLink", "refresh"] as const)("lead back to tenant and hash: %s", (kind) => {
    const { token, tokenHash } = drawOpaqueToken(kind, tenantId);

    expect(readOpaqueToken(kind, token)).toEqual({ tenantId, tokenHash });
    expect(tokenHash).toHaveLength(32);
  });

  it("are never drawn twice and do not hold their hash", () => {
    const drawn = Array.from({ length: 100 }, () => drawOpaqueToken("refresh", tenantId).token);

    expect(new Set(drawn).size).toBe(100);
  });

  it("of one kind are not of the other", () => {
    const link = drawOpaqueToken("signInLink", tenantId).token;
    const refresh = drawOpaqueToken("refresh", tenantId).token;

    expect(readOpaqueToken("refresh", link)).toBeNull();
    expect(readOpaqueToken("signInLink", refresh)).toBeNull();
  });

  it.each(["", "rt_", "x".repeat(64), "A".repeat(63), `${"A".repeat(63)}=`, `${"A".repeat(62)}é`, "A".repeat(10_000)])(
    "that nobody drew are read as nothing: %j",
    (token) => {
      expect(readOpaqueToken("signInLink", token)).toBeNull();
    },
  );
});
