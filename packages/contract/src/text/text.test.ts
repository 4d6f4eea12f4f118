import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { problemsFromZod } from "../errors/problems-from-zod.ts";
import { countCharacters, isStorable, normaliseSingleLine } from "./text-rules.ts";
import { multiLineText, singleLineText } from "./text.ts";

const limits = { minCharacters: 1, maxCharacters: 10 };
const singleLine = singleLineText(limits);
const multiLine = multiLineText(limits);

function typesOf(schema: typeof singleLine, input: unknown): string[] {
  const { error } = schema.safeParse(input, { reportInput: true });
  return error ? problemsFromZod(error, "body").map(({ type }) => type) : [];
}

const astral = "\u{1F600}";
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 })
  .map((units) => String.fromCharCode(...units));

const invisible = [
  ["nothing", ""],
  ["spaces", "   "],
  ["no-break spaces", "\u00A0\u2007\u202F"],
  ["line breaks", "\r\n\n"],
  ["zero-width characters", "\u200B\u200C\u200D\u2060\uFEFF"],
  ["direction marks", "\u200E\u200F\u061C"],
  ["direction controls", "\u202A\u202E\u2066\u2069"],
  ["a Hangul filler", "\u3164"],
  ["a soft hyphen", "\u00AD"],
  ["tag characters", "\u{E0001}\u{E0020}"],
] as const;

const unstorable = [
  ["a NUL character", "a\u0000b"],
  ["nothing but a NUL character", "\u0000"],
  ["half of a surrogate pair", "a\uD800b"],
  ["the other half", "\uDC00"],
  ["halves in the wrong order", "\uDE00\uD83D"],
] as const;

describe.each([
  ["singleLineText", singleLine],
  ["multiLineText", multiLine],
] as const)("%s", (_, schema) => {
  it.each(invisible)("takes %s for no text at all", (_name, text) => {
    expect(typesOf(schema, text)).toEqual(["string_too_short"]);
  });

  it.each(unstorable)("refuses %s, which no database can keep", (_name, text) => {
    expect(typesOf(schema, text)).toEqual(["string_unicode"]);
  });

  it("counts code points, not UTF-16 units", () => {
    expect(typesOf(schema, astral.repeat(10))).toEqual([]);
    expect(typesOf(schema, astral.repeat(11))).toEqual(["string_too_long"]);
  });

  it("takes white space off before it counts", () => {
    expect(schema.parse(`  ${"a".repeat(10)}\r\n`)).toBe("a".repeat(10));
  });

  it("keeps within its limits in code points whatever is sent, and says one problem when it refuses", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parsed = schema.safeParse(text);

        if (parsed.success) {
          const characters = Array.from(parsed.data).length;
          expect(characters).toBeGreaterThanOrEqual(1);
          expect(characters).toBeLessThanOrEqual(10);
          expect(isStorable(parsed.data)).toBe(true);
        } else {
          expect(parsed.error.issues).toHaveLength(1);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("changes nothing in what it gave once", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 9 }), (text) => {
        const parsed = schema.safeParse(text);
        fc.pre(parsed.success);

        expect(schema.parse(parsed.data)).toBe(parsed.data);
      }),
      { numRuns: 500 },
    );
  });

  it.each([null, true, 0, 1.5, [], {}, ["text"], { not: "" }, { contains: "" }])("takes %j for no string", (value) => {
    expect(typesOf(schema, value)).toEqual(["string_type"]);
  });

  it("takes a value that is not there for missing", () => {
    expect(typesOf(schema, undefined)).toEqual(["missing"]);
  });
});

describe("singleLineText", () => {
  it.each([
    ["a line feed", "a\nBcc: b"],
    ["a carriage return", "a\rb"],
    ["a next-line character", "a\u0085b"],
    ["a line separator", "a\u2028b"],
    ["a paragraph separator", "a\u2029b"],
    ["a tab", "a\tb"],
    ["an escape sequence", "a\u001B[2J"],
    ["a C1 control", "a\u009Bb"],
    ["a delete character", "a\u007Fb"],
  ])("refuses %s", (_, text) => {
    expect(typesOf(singleLine, text)).toEqual(["value_error"]);
  });

  it("takes direction controls off, which could only disguise a line", () => {
    expect(singleLine.parse("gpj\u202E.exe\u2069")).toBe("gpj.exe");
  });

  it("composes what was typed in pieces, and counts what it composed", () => {
    expect(singleLine.parse("u\u0308".repeat(10))).toBe("\u00FC".repeat(10));
    expect(typesOf(singleLine, "\u0958".repeat(6))).toEqual(["string_too_long"]);
  });

  it("keeps joiners inside a word, which emoji and Persian need", () => {
    expect(singleLine.parse("\u{1F468}\u200D\u{1F469}\u200D\u{1F467}")).toBe("\u{1F468}\u200D\u{1F469}\u200D\u{1F467}");
  });

  it("never lets a line break or a control character through", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parsed = singleLine.safeParse(text);
        fc.pre(parsed.success);

        expect(parsed.data).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
      }),
      { numRuns: 500 },
    );
  });
});

describe("multiLineText", () => {
  it("makes every line end a line feed", () => {
    expect(multiLine.parse("a\r\nb\rc\nd")).toBe("a\nb\nc\nd");
  });

  it("leaves composition and direction controls alone: it is a text, not a line", () => {
    expect(multiLine.parse("u\u0308\u202Ax")).toBe("u\u0308\u202Ax");
  });
});

describe("countCharacters", () => {
  it("counts what PostgreSQL counts", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 50 }), (text) => {
        expect(countCharacters(text)).toBe(Array.from(text).length);
      }),
    );
  });
});

describe("normaliseSingleLine", () => {
  it("is idempotent", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 30 }), (text) => {
        const once = normaliseSingleLine(text);

        expect(normaliseSingleLine(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });
});
