import { describe, expect, it } from "vitest";
import { evaluateForm, type FormDocument } from "@portal/contract/form";
import { answersFromTyped } from "./answers-from-typed.ts";
import { typedFromAnswers } from "./typed-from-answers.ts";

const label = { en: "x" };
const document: FormDocument = {
  format: 1,
  default_locale: "en",
  locales: ["en"],
  title: label,
  fields: [
    { type: "text", key: "line", label },
    { type: "number", key: "count", label },
    { type: "dropdown", key: "one", label, options: [{ value: "a", label }] },
    { type: "multi_select", key: "many", label, options: ["a", "b"].map((value) => ({ value, label })) },
    { type: "checkbox", key: "tick", label },
    { type: "consent", key: "agreed", label, text: label },
    { type: "date", key: "day", label },
    { type: "date_time", key: "moment", label },
    {
      type: "cascading_dropdown",
      key: "path",
      label,
      levels: [label, label],
      options: [{ value: "a", label, children: [{ value: "b", label }] }],
    },
    { type: "heading", key: "heading", text: label },
  ],
};

const answers = {
  line: "text",
  count: 12.5,
  one: "a",
  many: ["b", "a"],
  tick: true,
  agreed: true,
  day: "2026-03-01",
  moment: "2026-03-01T09:30:00+01:00",
  path: ["a", "b"],
};

describe("answersFromTyped", () => {
  it.each(["en", "de"] as const)("reads in %s what typedFromAnswers writes", (language) => {
    const typed = typedFromAnswers(document, answers, language);

    expect(answersFromTyped(document, typed, language)).toEqual(answers);
    expect(evaluateForm(document, answers).problems.size).toBe(0);
  });

  it("answers nothing for an empty form, but no for a box that is not ticked", () => {
    const empty = Object.fromEntries(
      ["line", "count", "one", "day", "moment", "path"].map((key) => [`answer-${key}`, [""]]),
    );

    const given = Object.entries(answersFromTyped(document, empty, "en")).filter(([, answer]) => answer !== undefined);

    expect(given).toEqual([["tick", false]]);
  });

  it("hands what cannot be converted to the evaluator, which refuses it", () => {
    const typed = {
      "answer-count": ["1,000"],
      "answer-day": ["?"],
      "answer-moment": ["2026-03-01T09:30"],
      "answer-moment.zone": [""],
      "answer-path": ["[a"],
    };

    const { problems } = evaluateForm(document, answersFromTyped(document, typed, "en"));

    expect(Object.fromEntries([...problems].map(([key, [problem]]) => [key, problem?.type]))).toEqual({
      count: "float_type",
      day: "date_parsing",
      moment: "timezone_aware",
      path: "list_type",
    });
  });
});
