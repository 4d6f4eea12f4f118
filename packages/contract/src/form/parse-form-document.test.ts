import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { acmeItSupportVersion2 } from "./demo/acme-it-support.ts";
import { formLimits } from "./form-limits.ts";
import { formJsonSchema } from "./json-schema.ts";
import { parseFormDocument } from "./parse-form-document.ts";
import { documentOf } from "./testing/document-of.ts";
import { allTypes, fieldOfType, questionOfType } from "./testing/draw-form.ts";

const en = (text: string) => ({ en: text });

function pathsOf(input: unknown): string[] {
  const parsed = parseFormDocument(input);
  return parsed.success ? [] : parsed.findings.map(({ path }) => path.join("."));
}

function withField(field: object): object {
  return { ...documentOf([]), fields: [field] };
}

function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = { field: "f", is_filled: true };
  for (let level = 0; level < depth; level += 1) value = wrap(value);
  return value;
}

const text = { type: "text", key: "f", label: en("F") };

describe("parseFormDocument", () => {
  it("takes a field of every type, and gives the document as it is", () => {
    const document = documentOf(allTypes.map((type) => fieldOfType(type, type)));

    expect(parseFormDocument(document)).toEqual({ success: true, document });
  });

  it.each<[string, unknown, string[]]>([
    ["no object", null, [""]],
    ["a list", [], [""]],
    ["another format", { ...documentOf([questionOfType("text", "f")]), format: 2 }, ["format"]],
    ["an unknown member", { ...documentOf([questionOfType("text", "f")]), status: "draft" }, ["status"]],
    ["no fields", documentOf([]), ["fields"]],
    ["an unknown type", withField({ ...text, type: "script" }), ["fields.0.type"]],
    ["a member of another type", withField({ ...text, options: [] }), ["fields.0.options"]],
    ["a regular expression", withField({ ...text, pattern: "(a+)+$" }), ["fields.0.pattern"]],
    ["a key of objects", withField({ ...text, key: "constructor" }), ["fields.0.key"]],
    ["a key of prototypes", withField({ ...text, key: "__proto__" }), ["fields.0.key"]],
    ["a mask that ends in a backslash", withField({ ...text, masks: ["A\\"] }), ["fields.0.masks.0"]],
    ["an empty label", withField({ ...text, label: en("") }), ["fields.0.label.en"]],
    ["an invisible label", withField({ ...text, label: en("\u200B") }), ["fields.0.label.en"]],
    ["a label that no database keeps", withField({ ...text, label: en("a\u0000") }), ["fields.0.label.en"]],
    ["a label in no language", withField({ ...text, label: { "": "F", en: "F" } }), ["fields.0.label."]],
    ["a label without the default language", withField({ ...text, label: { de: "F" } }), ["fields.0.label"]],
    [
      "a condition with two tests",
      withField({ ...text, visible_when: { field: "g", is_filled: true, equals: 1 } }),
      ["fields.0.visible_when"],
    ],
    ["a condition without a field", withField({ ...text, visible_when: { equals: 1 } }), ["fields.0.visible_when"]],
    ["a condition of nothing", withField({ ...text, visible_when: { all: [] } }), ["fields.0.visible_when.all"]],
    [
      "a content type that is none",
      withField({ ...fieldOfType("file", "f"), content_types: ["png"] }),
      ["fields.0.content_types.0"],
    ],
    ["a day that is none", withField({ ...fieldOfType("date", "f"), earliest: "2026-02-30" }), ["fields.0.earliest"]],
    [
      "a day before all calendars",
      withField({ ...fieldOfType("date", "f"), earliest: "0026-02-03" }),
      ["fields.0.earliest"],
    ],
    [
      "an offset of nowhere",
      { ...documentOf([questionOfType("text", "f")]), closes_at: "2026-01-01T00:00:00+23:00" },
      ["closes_at"],
    ],
    [
      "a moment without offset",
      withField({ ...fieldOfType("date_time", "f"), latest: "2026-01-01T00:00:00" }),
      ["fields.0.latest"],
    ],
    ["a step of nothing", withField({ ...fieldOfType("number", "f"), step: 0 }), ["fields.0.step"]],
    ["a number beyond exactness", withField({ ...fieldOfType("number", "f"), max: 1e300 }), ["fields.0.max"]],
    ["two fields of one key", documentOf([questionOfType("text", "f"), questionOfType("url", "f")]), ["fields.1.key"]],
    [
      "two subjects",
      documentOf(["f", "g"].map((key) => ({ type: "text", key, label: en("F"), maps_to: "subject" }))),
      ["fields.1.maps_to"],
    ],
    [
      "two options of one value",
      withField({
        type: "dropdown",
        key: "f",
        label: en("F"),
        options: [
          { value: "a", label: en("A") },
          { value: "a", label: en("B") },
        ],
      }),
      ["fields.0.options.1.value"],
    ],
    [
      "a default language that it does not list",
      documentOf([questionOfType("text", "f")], { locales: ["de"] }),
      ["locales"],
    ],
    ["a language twice", documentOf([questionOfType("text", "f")], { locales: ["en", "en"] }), ["locales.1"]],
  ])("refuses %s at its place", (_, input, paths) => {
    expect(pathsOf(input)).toEqual(paths);
  });

  it.each([
    ["conditions", withField({ ...text, visible_when: nested(20_000, (not) => ({ not })) })],
    ["lists", withField({ ...text, label: nested(20_000, (inner) => [inner]) })],
    [
      "a few levels of conditions",
      withField({ ...text, visible_when: nested(formLimits.maxConditionDepth, (not) => ({ not })) }),
    ],
    [
      "many parts of a condition",
      withField({ ...text, visible_when: { any: Array.from({ length: 20 }, () => nested(2, (not) => ({ not }))) } }),
    ],
    [
      "many fields",
      documentOf(Array.from({ length: formLimits.maxFields + 1 }, (_, index) => questionOfType("text", `f${index}`))),
    ],
    ["much text", withField({ ...text, default: "x".repeat(formLimits.maxDocumentCharacters) })],
  ])("refuses a document of too %s without running out of stack", (_, input) => {
    expect(pathsOf(input)).toHaveLength(1);
  });

  it("takes as many fields as it says", () => {
    const fields = Array.from({ length: formLimits.maxFields }, (_, index) => questionOfType("text", `f${index}`));

    expect(parseFormDocument(documentOf(fields)).success).toBe(true);
  });

  it("repeats nothing of what was sent in its sentences", () => {
    const canary = "canary7351";
    const parsed = parseFormDocument({
      ...withField({ ...text, type: canary, key: canary, label: canary }),
      format: canary,
    });

    expect(JSON.stringify(parsed.success ? [] : parsed.findings.map(({ sentence }) => sentence))).not.toContain(canary);
  });
});

describe("the published JSON Schema", () => {
  const place = new URL("../../../../docs/form-document.schema.json", import.meta.url);

  it("says what the schema says", async () => {
    expect(JSON.parse(await readFile(place, "utf8"))).toEqual(JSON.parse(JSON.stringify(formJsonSchema())));
  });

  it("names every member that the demo's fields have", () => {
    const schema = JSON.stringify(formJsonSchema());
    const members = new Set(acmeItSupportVersion2.fields.flatMap((field) => Object.keys(field)));

    expect([...members].filter((member) => !schema.includes(`"${member}":`))).toEqual([]);
  });
});
