import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy.ts";

describe("contentSecurityPolicy", () => {
  it("allows no inline code without this answer's nonce", () => {
    const policy = contentSecurityPolicy({ nonce: "bm9uY2U=", isDevelopmentServer: false });

    expect(policy).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic';");
    expect(policy).toContain("style-src 'self' 'nonce-bm9uY2U=';");
    expect(policy).not.toContain("unsafe");
  });

  it("lets pages speak to the store of files and to nobody else", () => {
    const options = { nonce: "n", isDevelopmentServer: false };

    expect(contentSecurityPolicy(options)).not.toContain("connect-src");
    expect(contentSecurityPolicy({ ...options, uploadOrigin: "https://s3.example.com" })).toContain(
      "connect-src 'self' https://s3.example.com;",
    );
  });

  it("loosens nothing but what the development server needs", () => {
    const policy = contentSecurityPolicy({ nonce: "n", isDevelopmentServer: true });

    expect(policy).toContain("'unsafe-eval'");
    expect(policy).toContain("frame-ancestors 'none'");
  });
});
