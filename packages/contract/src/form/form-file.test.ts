import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonical-json.ts";
import { contentHash, contentHashPattern } from "./content-hash.ts";
import { acmeItSupportVersion1, acmeItSupportVersion2 } from "./demo/acme-it-support.ts";
import { readFormFile, writeFormFile } from "./form-file.ts";
import { parseFormDocument } from "./parse-form-document.ts";
import { drawFromSeed } from "./testing/draw.ts";
import { drawForm } from "./testing/draw-form.ts";

/** The same value with the members of its objects the other way round. */
function turnedAround(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turnedAround);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, member]) => [name, turnedAround(member)])
      .reverse(),
  );
}

describe("canonicalJson", () => {
  it("writes the example of RFC 8785", () => {
    const example: unknown = JSON.parse(
      String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
    );

    expect(canonicalJson(example)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it("sorts names by their UTF-16 code units, as the RFC does", () => {
    const names = ["\u20ac", "\r", "\ufb33", "1", "\u{1F600}", "\u0080", "\u00f6"];

    expect(canonicalJson(Object.fromEntries(names.map((name) => [name, 0])))).toBe(
      `{${["\\r", "1", "\u0080", "\u00f6", "\u20ac", "\u{1F600}", "\ufb33"].map((name) => `"${name}":0`).join(",")}}`,
    );
  });

  it("is JSON of the same value, whatever the order of its members", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const canonical = canonicalJson(value);

        expect(canonicalJson(turnedAround(value))).toBe(canonical);
        expect(canonicalJson(JSON.parse(canonical))).toBe(canonical);
        expect(JSON.parse(canonical)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 500, seed: 20_261_122 },
    );
  });
});

describe("contentHash", () => {
  it("is SHA-256 over the canonical JSON", async () => {
    const digest = createHash("sha256").update(canonicalJson(acmeItSupportVersion1)).digest("hex");

    expect(await contentHash(acmeItSupportVersion1)).toBe(`sha256:${digest}`);
    expect(await contentHash(acmeItSupportVersion1)).toMatch(contentHashPattern);
    expect(await contentHash(acmeItSupportVersion2)).not.toBe(await contentHash(acmeItSupportVersion1));
  });
});

describe("the export file", () => {
  it("comes back as the same document with the same hash, whatever order it was kept in", async () => {
    const documents = fc.integer().map((seed) => drawForm(drawFromSeed(seed)));
    await fc.assert(
      fc.asyncProperty(documents, async (document) => {
        const kept = parseFormDocument(turnedAround(document));
        expect(kept.success).toBe(true);
        if (!kept.success) return;

        const read = await readFormFile(await writeFormFile(kept.document));

        expect(read).toEqual({ success: true, document, contentHash: await contentHash(document) });
      }),
      { numRuns: 200, seed: 20_261_122 },
    );
  });

  it.each([
    ["no JSON", "{"],
    ["another kind of file", `{"kind":"other"}`],
    ["a list", "[]"],
    ["nothing", ""],
  ])("is not %s", async (_, text) => {
    expect(await readFormFile(text)).toMatchObject({ success: false, findings: [{ path: [], severity: "error" }] });
  });

  it("is refused when one character of it was changed", async () => {
    const text = await writeFormFile(acmeItSupportVersion1);

    expect(await readFormFile(text.replace("IT support", "IT Support"))).toMatchObject({
      success: false,
      findings: [{ sentence: "The content hash does not match: the form was changed after its export" }],
    });
  });

  it("says where its document is wrong", async () => {
    const text = await writeFormFile(acmeItSupportVersion1);

    expect(await readFormFile(text.replace(`"type": "textarea"`, `"type": "texture"`))).toMatchObject({
      success: false,
      findings: [{ path: ["fields", 6, "type"] }],
    });
  });
});
