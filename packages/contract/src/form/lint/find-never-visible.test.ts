import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Condition } from "../condition.ts";
import { evaluateForm } from "../evaluate-form.ts";
import type { FormField } from "../form-field.ts";
import { documentOf } from "../testing/document-of.ts";
import { drawFromSeed } from "../testing/draw.ts";
import { rightAnswers } from "../testing/draw-answer.ts";
import { drawForm, isAsked, questionOfType } from "../testing/draw-form.ts";
import { findNeverVisible } from "./find-never-visible.ts";

const maxCombinations = 3_000;

/** Every combination of right answers and none, or `null` if they are too many to try. */
function allAnswers(fields: readonly FormField[]): Record<string, unknown>[] | null {
  let combinations: Record<string, unknown>[] = [{}];
  for (const field of fields.filter(isAsked)) {
    const answers = rightAnswers(field).map(([sent]) => sent);
    combinations = combinations.flatMap((known) => [
      known,
      ...answers.map((answer) => ({ ...known, [field.key]: answer })),
    ]);
    if (combinations.length > maxCombinations) return null;
  }
  return combinations;
}

const number = (limits: object): FormField => ({ type: "number", key: "n", label: { en: "N" }, ...limits });

function isNeverShown(when: Condition, field: FormField): boolean {
  const document = documentOf([field, { ...questionOfType("text", "target"), visible_when: when }]);
  return findNeverVisible(document).has("target");
}

describe("findNeverVisible", () => {
  it("never names a field that some answers show", () => {
    let named = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const document = drawForm(drawFromSeed(seed));
        const combinations = allAnswers(document.fields);
        fc.pre(combinations !== null);
        const shown = new Set(combinations.flatMap((answers) => [...evaluateForm(document, answers).visible]));

        const neverVisible = findNeverVisible(document);

        expect([...neverVisible].filter((key) => shown.has(key))).toEqual([]);
        named += neverVisible.size;
      }),
      { numRuns: 400, seed: 20_261_122, maxSkipsPerRun: 50 },
    );
    expect(named).toBeGreaterThan(50);
  });

  it.each<[string, boolean, Condition, FormField]>([
    [
      "two options at once",
      true,
      {
        all: [
          { field: "n", equals: "red" },
          { field: "n", equals: "blue" },
        ],
      },
      questionOfType("dropdown", "n"),
    ],
    [
      "none of all its options",
      true,
      { all: [{ field: "n", is_filled: true }, { not: { field: "n", one_of: ["red", "green", "blue"] } }] },
      questionOfType("dropdown", "n"),
    ],
    [
      "none of two of three",
      false,
      { all: [{ field: "n", is_filled: true }, { not: { field: "n", one_of: ["red", "green"] } }] },
      questionOfType("dropdown", "n"),
    ],
    [
      "two ticks of many",
      false,
      {
        all: [
          { field: "n", contains: "red" },
          { field: "n", contains: "blue" },
        ],
      },
      questionOfType("multi_select", "n"),
    ],
    [
      "ticked and not",
      true,
      { all: [{ field: "n", contains: "red" }, { not: { field: "n", contains: "red" } }] },
      questionOfType("multi_select", "n"),
    ],
    [
      "ticked and empty",
      true,
      { all: [{ field: "n", equals: true }, { not: { field: "n", is_filled: true } }] },
      questionOfType("checkbox", "n"),
    ],
    ["beyond the limits", true, { field: "n", greater_than: 10 }, number({ max: 10 })],
    ["at the limit", false, { field: "n", at_least: 10 }, number({ max: 10 })],
    [
      "between two steps",
      true,
      {
        all: [
          { field: "n", greater_than: 5 },
          { field: "n", less_than: 6 },
        ],
      },
      number({ step: 1 }),
    ],
    [
      "on a step between",
      false,
      {
        all: [
          { field: "n", greater_than: 5 },
          { field: "n", less_than: 7 },
        ],
      },
      number({ step: 1 }),
    ],
    [
      "between two numbers",
      false,
      {
        all: [
          { field: "n", greater_than: 5 },
          { field: "n", less_than: 5.1 },
        ],
      },
      number({}),
    ],
    [
      "before and after",
      true,
      {
        all: [
          { field: "n", less_than: "2026-01-01" },
          { field: "n", greater_than: "2026-01-01" },
        ],
      },
      questionOfType("date", "n"),
    ],
    [
      "on one day",
      false,
      {
        all: [
          { field: "n", at_most: "2026-01-01" },
          { field: "n", at_least: "2026-01-01" },
        ],
      },
      questionOfType("date", "n"),
    ],
    [
      "two branches",
      true,
      {
        all: [
          { field: "n", starts_with: ["hardware"] },
          { field: "n", starts_with: ["software"] },
        ],
      },
      questionOfType("cascading_dropdown", "n"),
    ],
    [
      "a branch and its leaf",
      false,
      {
        all: [
          { field: "n", starts_with: ["hardware"] },
          { field: "n", starts_with: ["hardware", "screen"] },
        ],
      },
      questionOfType("cascading_dropdown", "n"),
    ],
    [
      "some other text",
      false,
      { all: [{ field: "n", is_filled: true }, { not: { field: "n", equals: "abc" } }] },
      questionOfType("text", "n"),
    ],
  ])("is %s: %s", (...[, isNever, when, field]) => {
    expect(isNeverShown(when, field)).toBe(isNever);
  });

  it("follows conditions from field to field", () => {
    const document = documentOf([
      questionOfType("dropdown", "kind"),
      { ...questionOfType("checkbox", "red_only"), visible_when: { field: "kind", equals: "red" } },
      {
        ...questionOfType("text", "both"),
        visible_when: {
          all: [
            { field: "red_only", equals: true },
            { field: "kind", equals: "blue" },
          ],
        },
      },
      { ...questionOfType("text", "after"), visible_when: { field: "both", is_filled: true } },
      { ...questionOfType("text", "negated"), visible_when: { not: { field: "both", is_filled: true } } },
    ]);

    expect([...findNeverVisible(document)].sort()).toEqual(["after", "both"]);
  });

  it("says nothing of a condition with too many ways, and says so quickly", () => {
    const fields = Array.from({ length: 40 }, (_, index) => questionOfType("dropdown", `f${index}`));
    const either = (index: number): Condition => ({
      any: [
        { field: `f${index}`, equals: "red" },
        { field: `f${index}`, equals: "blue" },
      ],
    });
    const all = Array.from({ length: 20 }, (_, index) => either(index));
    const document = documentOf([...fields, { ...questionOfType("text", "target"), visible_when: { all } }]);

    expect(findNeverVisible(document).size).toBe(0);
  });
});
