import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isUuid, tenantSlugPattern } from "./tenant-claim.ts";

const tenantId = "1f3c5a7e-9b0d-4e2f-8a6c-0123456789ab";

describe("isUuid", () => {
  it("takes every version that RFC 9562 names", () => {
    fc.assert(
      fc.property(fc.uuid(), (uuid) => {
        expect(isUuid(uuid)).toBe(true);
      }),
    );
  });

  it.each([
    `{${tenantId}}`,
    `urn:uuid:${tenantId}`,
    ` ${tenantId}`,
    `${tenantId} `,
    `${tenantId}\n`,
    `${tenantId}\u0000`,
    tenantId.replaceAll("-", ""),
    tenantId.slice(1),
    `${tenantId}0`,
    tenantId.replace("1f3c", "1f3g"),
    "11111111-1111-1111-1111-111111111111",
    "",
    "null",
    "1",
    "' or 1=1--",
  ])("refuses %j", (text) => {
    expect(isUuid(text)).toBe(false);
  });
});

describe("tenantSlugPattern", () => {
  it.each(["a", "acme", "acme-2", "a-b-c", "0", "a".repeat(63)])("takes %s", (slug) => {
    expect(slug).toMatch(tenantSlugPattern);
  });

  it.each([
    "",
    "-acme",
    "acme-",
    "ac--me",
    "Acme",
    "ac me",
    "acme.",
    "help.acme",
    "acme\n",
    "a".repeat(64),
    "\u00FC",
    "../x",
  ])("refuses %j", (slug) => {
    expect(slug).not.toMatch(tenantSlugPattern);
  });

  it("answers at once whatever is sent", () => {
    const startedAtMs = performance.now();

    tenantSlugPattern.test(`${"a-".repeat(100_000)}!`);

    expect(performance.now() - startedAtMs).toBeLessThan(100);
  });
});
