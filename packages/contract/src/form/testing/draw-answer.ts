import type { FormQuestion } from "../form-field.ts";
import { pick, type Draw } from "./draw.ts";

const wrongForAll: readonly unknown[] = [null, {}, { not: "" }, Infinity, [null], [{}], [7]];

/** Answers to a drawn field that it accepts, and the value that comes of each. */
export function rightAnswers(field: FormQuestion): readonly (readonly [sent: unknown, value: unknown])[] {
  switch (field.type) {
    case "text":
      return asSent(["abc", "AB-12", "a".repeat(20)]).concat([["  u\u0308ber \u202E", "\u00FCber"]]);
    case "textarea":
      return asSent(["abc", "two\nlines"]).concat([[" a\r\nb ", "a\nb"]]);
    case "number":
      return asSent([0, 2.5, 5, -5]);
    case "dropdown":
      return asSent(["red", "green", "blue"]);
    case "multi_select":
      return asSent([[], ["red"], ["blue", "red"], ["green", "red", "blue"]]);
    case "checkbox":
    case "consent":
      return asSent([true, false]);
    case "date":
      return asSent(["2026-01-01", "2024-02-29", "2026-12-31"]);
    case "date_time":
      return asSent(["2026-06-01T12:00:00Z", "2026-06-01T14:00:00+02:00", "2026-06-01T06:59:59.5-05:00"]);
    case "url":
      return asSent(["https://example.com/a?b#c", "http://b\u00FCcher.example:8080"]);
    case "email":
      return asSent(["ada@example.com"]).concat([[" ADA@Example.com ", "ada@example.com"]]);
    case "phone":
      return asSent(["+49301234567"]).concat([["+49 (30) 123-4567", "+49301234567"]]);
    case "cascading_dropdown":
      return asSent([["hardware", "laptop"], ["hardware", "screen"], ["software"]]);
    case "file":
      return asSent([[], ["a1"], ["a1", "b2"]]);
  }
}

/** Answers of the right JSON type, or nearly, that a drawn field refuses. */
export function wrongAnswers({ type }: FormQuestion): readonly unknown[] {
  return [...wrongForAll, ...ownWrongAnswers(type)];
}

function ownWrongAnswers(type: FormQuestion["type"]): readonly unknown[] {
  switch (type) {
    case "text":
      return ["", " \u200B", "a\nb", "a\u0000", "\uD800", "a".repeat(21), 7, true, ["abc"]];
    case "textarea":
      return ["", "\r\n", "a\u0000", "\uDC00", "a".repeat(41), 7, false];
    case "number":
      return ["5", "", 5.25, 6, -6, true, [5]];
    case "dropdown":
      return ["", "Red", "violet", "toString", 7, true, ["red"]];
    case "multi_select":
      return ["red", ["violet"], ["red", "red"], ["red", 7], ["red", "green", "blue", "red"]];
    case "checkbox":
    case "consent":
      return ["true", "on", "", 0, 1, [true]];
    case "date":
      return [
        "",
        "2026-02-29",
        "2026-13-01",
        "2026-1-1",
        "01.02.2026",
        "2026-01-01T00:00:00Z",
        "2023-12-31",
        "2027-01-01",
        7,
      ];
    case "date_time":
      return [
        "",
        "2026-06-01",
        "2026-06-01T12:00:00",
        "2026-06-01T24:00:00Z",
        "2026-06-01T12:00:60Z",
        "2026-06-01T12:00Z",
        7,
      ];
    case "url":
      return [
        "",
        "example.com",
        "javascript:alert(1)",
        "ftp://example.com",
        "https://",
        "https://ada@example.com",
        "http:\\\\a",
        7,
      ];
    case "email":
      return ["", "ada", "ada@example", "a b@example.com", 7, true];
    case "phone":
      return ["", "030 1234567", "0049301234567", "+49 (0)30 1234567", "+12", "+1234567890123456", 49301234567];
    case "cascading_dropdown":
      return [
        [],
        ["hardware"],
        ["laptop"],
        ["hardware", "violet"],
        ["software", "laptop"],
        "software",
        ["software", 7],
      ];
    case "file":
      return ["a1", [""], ["a1", "a1"], ["a1", "b2", "c3"], [7], [null]];
  }
}

/** Draws an answer: usually one that is accepted. */
export function drawAnswer(draw: Draw, field: FormQuestion): unknown {
  const answers = draw.integer(1, 100) <= 85 ? rightAnswers(field).map(([sent]) => sent) : wrongAnswers(field);
  return pick(draw, answers);
}

function asSent(answers: readonly unknown[]): (readonly [unknown, unknown])[] {
  return answers.map((answer) => [answer, answer]);
}

/** Tells an answer that holds something from an unticked box and an empty list. */
export function isFilledIn(value: unknown): boolean {
  return value !== false && JSON.stringify(value) !== "[]";
}
