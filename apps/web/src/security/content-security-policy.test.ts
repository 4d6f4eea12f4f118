import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy.ts";

describe("contentSecurityPolicy", () => {
  it("allows no inline code without this answer's nonce", () => {
    const policy = contentSecurityPolicy({ nonce: "bm9uY2U=", uploadOrigins: [], isDevelopmentServer: false });

    expect(policy).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic';");
    expect(policy).toContain("style-src 'self' 'nonce-bm9uY2U=';");
    expect(policy).not.toContain("unsafe");
  });

  it("lets pages send to themselves and to where files are uploaded", () => {
    const uploadOrigins = ["https://s3.example.com"];
    const policy = contentSecurityPolicy({ nonce: "n", uploadOrigins, isDevelopmentServer: false });

    expect(policy).toContain("connect-src 'self' https://s3.example.com;");
  });

  it("loosens nothing but what the development server needs", () => {
    const policy = contentSecurityPolicy({ nonce: "n", uploadOrigins: [], isDevelopmentServer: true });

    expect(policy).toContain("'unsafe-eval'");
    expect(policy).toContain("frame-ancestors 'none'");
  });
});
