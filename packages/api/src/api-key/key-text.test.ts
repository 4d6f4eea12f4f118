import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase62, toBase62 } from "./base62.ts";
import { drawApiKey, readApiKey } from "./key-text.ts";

const tenantId = "1f3c5a7e-9b0d-4e2f-8a6c-0123456789ab";

describe("a key", () => {
  it("names its tenant and shows its first twelve characters, whichever tenant's it is", () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const { key, prefix, keyHash } = drawApiKey(id);

        expect(key).toMatch(/^hck_[0-9A-Za-z]{79}$/u);
        expect(prefix).toBe(key.slice(0, 12));
        expect(readApiKey(key)).toEqual({ tenantId: id, keyHash });
      }),
    );
  });

  it("is another one each time", () => {
    const drawn = Array.from({ length: 1000 }, () => drawApiKey(tenantId));

    expect(new Set(drawn.map(({ key }) => key.slice(34))).size).toBe(1000);
    expect(new Set(drawn.map(({ prefix }) => prefix)).size).toBe(1000);
  });

  it("is none with any one character changed, left out or added", () => {
    const { key } = drawApiKey(tenantId);
    for (let at = 0; at < key.length; at += 1) {
      const other = key.charAt(at) === "x" ? "y" : "x";
      expect(readApiKey(key.slice(0, at) + other + key.slice(at + 1)), String(at)).toBeNull();
      expect(readApiKey(key.slice(0, at) + key.slice(at + 1)), String(at)).toBeNull();
      expect(readApiKey(`${key.slice(0, at)}0${key.slice(at)}`), String(at)).toBeNull();
    }
  });

  it.each([
    "",
    " ",
    "hck_",
    "hck_live",
    "Bearer x",
    `${drawApiKey(tenantId).key}, ${drawApiKey(tenantId).key}`,
    "\u0000",
  ])("is not %j", (text) => {
    expect(readApiKey(text)).toBeNull();
  });

  it("is not read out of more than its bytes hold", () => {
    expect(fromBase62("z".repeat(22), 16)).toBeNull();
    expect(fromBase62(toBase62(Buffer.alloc(16, 255), 22), 16)).toEqual(Buffer.alloc(16, 255));
    expect(fromBase62("", 16)).toBeNull();
  });
});
