import { beforeEach, describe, expect, it } from "vitest";
import { findIdempotencyKeyProblem } from "@portal/contract";
import { drawKey } from "./draw-key.ts";
import { keepKey, keyOfForm, spendKey } from "./submission-keys.ts";
import { writeTab } from "./tab-storage.ts";

const [pageOne, pageTwo] = [drawKey(), drawKey()];
const tenantId = "11111111-1111-4111-8111-111111111111";

beforeEach(() => {
  writeTab(`portal-key:${tenantId}`, null);
});

describe("drawKey", () => {
  it("draws a key of at least 128 bits that every door takes, and no key twice", () => {
    const keys = Array.from({ length: 1_000 }, drawKey);

    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{48}$/u);
    expect(keys.filter((key) => findIdempotencyKeyProblem(key) !== null)).toEqual([]);
  });
});

describe("keyOfForm", () => {
  it("is the page's own as long as nothing is known", () => {
    expect(keyOfForm(tenantId, pageOne)).toBe(pageOne);
    expect(keyOfForm(tenantId, pageTwo)).toBe(pageTwo);
  });

  it("stays with what was sent and not answered, whatever page comes next", () => {
    keepKey(tenantId, pageOne);

    expect(keyOfForm(tenantId, pageTwo)).toBe(pageOne);
    expect(keyOfForm("22222222-2222-4222-8222-222222222222", pageTwo)).toBe(pageTwo);
  });

  it("is never again one whose request has arrived, on a page out of the browser's memory either", () => {
    keepKey(tenantId, pageOne);
    spendKey(tenantId, pageOne);
    const drawn = keyOfForm(tenantId, pageOne);

    expect([pageOne, pageTwo]).not.toContain(drawn);
    expect(keyOfForm(tenantId, pageOne)).toBe(drawn);
    expect(keyOfForm(tenantId, pageTwo)).toBe(pageTwo);
    keepKey(tenantId, drawn);
    expect(keyOfForm(tenantId, pageOne)).toBe(drawn);
  });

  it.each(["text", 7, [], { key: 7, isSent: true }, { key: "a b", isSent: true }, { key: pageTwo }, { isSent: true }])(
    "makes nothing of a storage that holds %j",
    (stored) => {
      writeTab(`portal-key:${tenantId}`, stored);

      expect(keyOfForm(tenantId, pageOne)).toBe(pageOne);
    },
  );
});
