import { describe, expect, it } from "vitest";
import type { FormField, FormQuestion } from "../form-field.ts";
import { questionOfType } from "../testing/draw-form.ts";
import { matchesMask } from "./match-mask.ts";
import { readAnswer } from "./read-answer.ts";

function outcome(field: FormQuestion, answer: unknown): unknown {
  const reading = readAnswer(field, answer);
  return reading.success ? { value: reading.value } : reading.problems.map(({ at, type }) => [...at, type]);
}

const label = { en: "n" };
const number = (limits: object): FormField => ({ type: "number", key: "n", label, ...limits });

describe("readAnswer", () => {
  it.each([
    ["text", 7, ["string_type"]],
    ["text", null, ["string_type"]],
    ["text", " \u200B", ["string_too_short"]],
    ["text", "\u{1F600}".repeat(21), ["string_too_long"]],
    ["text", "a\u0000", ["string_unicode"]],
    ["text", "a\nb", ["value_error"]],
    ["textarea", "\uD800", ["string_unicode"]],
    ["number", "5", ["float_type"]],
    ["number", true, ["float_type"]],
    ["number", Number.NaN, ["float_type"]],
    ["number", Infinity, ["less_than_equal"]],
    ["number", -6, ["greater_than_equal"]],
    ["number", 0.25, ["multiple_of"]],
    ["dropdown", "violet", ["enum"]],
    ["dropdown", 7, ["enum"]],
    ["dropdown", "toString", ["enum"]],
    ["checkbox", "true", ["bool_type"]],
    ["consent", 1, ["bool_type"]],
    ["date", 20_260_301, ["string_type"]],
    ["date", "2026-02-30", ["date_parsing"]],
    ["date", "0026-02-03", ["date_parsing"]],
    ["date", "2026-01-00", ["date_parsing"]],
    ["date", "2026-01-99", ["date_parsing"]],
    ["date", "2026-13-01", ["date_parsing"]],
    ["date", " 2026-02-03", ["date_parsing"]],
    ["date", "2023-12-31", ["greater_than_equal"]],
    ["date", "2027-01-01", ["less_than_equal"]],
    ["date_time", "2026-06-01T12:00:00", ["timezone_aware"]],
    ["date_time", "2026-06-01T12:00:00 Z", ["datetime_parsing"]],
    ["date_time", "2026-06-01 12:00:00Z", ["datetime_parsing"]],
    ["date_time", "2026-06-01T12:00:00-00:00", ["datetime_parsing"]],
    ["date_time", "2026-06-01T12:00:00+14:30", ["datetime_parsing"]],
    ["date_time", "2026-06-01T12:00:00+01:00[Europe/Berlin]", ["datetime_parsing"]],
    ["date_time", "2026-06-31T12:00:00Z", ["datetime_parsing"]],
    ["date_time", "2026-05-31T23:59:59Z", ["greater_than_equal"]],
    ["date_time", "2026-06-02T00:00:00Z", ["less_than_equal"]],
    ["url", "javascript:alert(1)", ["url_scheme"]],
    ["url", "example.com", ["url_parsing"]],
    ["url", "https://ada:secret@example.com", ["url_parsing"]],
    ["url", "https:\\\\example.com", ["url_parsing"]],
    ["url", "https:///example.com", ["url_parsing"]],
    ["url", "https://exa\tmple.com", ["url_parsing"]],
    ["url", "https://example.com/\u202Egpj.exe", ["url_parsing"]],
    ["url", "https://[::1", ["url_parsing"]],
    ["url", `https://example.com/${"a".repeat(2_048)}`, ["string_too_long"]],
    ["email", "ada@localhost", ["value_error"]],
    ["phone", "+49 (0) 30 1234567", ["value_error"]],
    ["phone", "+49 (0)30 1234567", ["value_error"]],
    ["phone", "+49 (30 1234567", ["value_error"]],
    ["phone", "+49 30) 1234567", ["value_error"]],
    ["phone", "+49 (30) (12) 34567", ["value_error"]],
    ["phone", "+0301234567", ["value_error"]],
    ["phone", "+49  30 1234567", ["value_error"]],
    ["phone", "+\uFF14\uFF19301234567", ["value_error"]],
  ] as const)("refuses %s %j with %j", (type, answer, types) => {
    expect(outcome(questionOfType(type, "f"), answer)).toEqual([types]);
  });

  it.each([
    ["multi_select", "red", [["list_type"]]],
    ["multi_select", ["violet", "red", 7, "red"], [["too_long"]]],
    [
      "multi_select",
      ["violet", "red", "red"],
      [
        [0, "enum"],
        [2, "value_error"],
      ],
    ],
    ["cascading_dropdown", ["hardware"], [["too_short"]]],
    ["cascading_dropdown", [], [["too_short"]]],
    ["cascading_dropdown", ["software", "laptop"], [["too_long"]]],
    ["cascading_dropdown", ["hardware", "laptop", "x"], [["too_long"]]],
    ["cascading_dropdown", ["hardware", "violet"], [[1, "enum"]]],
    ["file", ["a", "b", "c"], [["too_long"]]],
    ["file", ["a", "a"], [[1, "value_error"]]],
    [
      "file",
      [7, ""],
      [
        [0, "string_type"],
        [1, "value_error"],
      ],
    ],
  ] as const)("leads into the list of %s %j", (type, answer, problems) => {
    expect(outcome(questionOfType(type, "f"), answer)).toEqual(problems);
  });

  it.each([
    ["url", " https://b\u00FCcher.example/a?b=c#d ", "https://b\u00FCcher.example/a?b=c#d"],
    ["email", " ADA@B\u00FCcher.example", "ada@xn--bcher-kva.example"],
    ["phone", "+1 (415) 555-2671", "+14155552671"],
    ["phone", "+49.30/123 45-67", "+49301234567"],
    ["date_time", "2026-06-01T20:30:00.123-00:30", "2026-06-01T20:30:00.123-00:30"],
    ["text", " u\u0308ber ", "\u00FCber"],
  ] as const)("stores %s %j in its one form", (type, answer, value) => {
    expect(outcome(questionOfType(type, "f"), answer)).toEqual({ value });
  });

  it.each([
    [{ step: 0.1 }, 0.3, true],
    [{ step: 0.1 }, 0.1 + 0.2, false],
    [{ step: 5, min: 2 }, 12, true],
    [{ step: 5, min: 2 }, 10, false],
    [{ step: 0.000_001 }, 999_999_999.999_999, true],
    [{ step: 1 }, -7, true],
    [{}, 1e-9, true],
    [{}, 1_000_000_001, false],
  ])("takes steps of %j exactly: %d is %s", (limits, answer, isTaken) => {
    const field = number(limits);

    expect(field.type === "number" && readAnswer(field, answer).success).toBe(isTaken);
  });

  it("asks for the least number of options only once one is chosen", () => {
    const field = questionOfType("multi_select", "f");
    const atLeastTwo = { ...field, min_selected: 2 };

    expect(outcome(atLeastTwo, ["red"])).toEqual([["too_short"]]);
    expect(outcome(atLeastTwo, [])).toEqual({ value: [] });
  });

  it("counts the least length in code points", () => {
    expect(outcome({ type: "text", key: "t", label, min_length: 3 }, "\u{1F600}\u{1F600}")).toEqual([
      ["string_too_short"],
    ]);
  });

  it("names its masks when a text fits none, and reads a hostile text as fast as any other", () => {
    const field = { type: "text", key: "t", label, masks: ["AA-9999", "\\A*"], max_length: 1_000 } as const;

    expect(outcome({ ...field, masks: [...field.masks] }, "xy-1234")).toEqual({ value: "xy-1234" });
    expect(outcome({ ...field, masks: [...field.masks] }, "xy-12a4")).toEqual([["string_pattern_mismatch"]]);
  });

  it("refuses a phone number of many groups without trying them in many ways", () => {
    const startedAt = performance.now();
    for (let run = 0; run < 1_000; run += 1) readAnswer(questionOfType("phone", "p"), `+${"1".repeat(38)}!`);

    // With nested repetition one single run takes longer than the age of the universe.
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});

describe("matchesMask", () => {
  it.each([
    ["AB-12", "AA-99", true],
    ["ab-12", "AA-99", true],
    ["AB-12", "AA-9", false],
    ["AB-1", "AA-99", false],
    ["\u00C4B-12", "AA-99", false],
    ["A9", "\\A\\9", true],
    ["B9", "\\A\\9", false],
    ["\u{1F600}1", "\u{1F600}9", true],
    ["x", "*", true],
    ["-", "*", false],
    ["", "A", false],
    ["\\", "\\\\", true],
  ])("holds %j against %j: %s", (value, mask, isMatch) => {
    expect(matchesMask(value, mask)).toBe(isMatch);
  });
});
