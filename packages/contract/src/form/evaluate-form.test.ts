import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateForm } from "./evaluate-form.ts";
import { parseFormDocument } from "./parse-form-document.ts";
import { readAnswers } from "./read-answers.ts";
import { drawFromSeed } from "./testing/draw.ts";
import { drawCase, questionOfType, type DrawnCase } from "./testing/draw-form.ts";
import { evaluateNaively } from "./testing/naive-evaluator.ts";
import { documentOf } from "./testing/document-of.ts";

const seed = 20_261_122;
const drawnCases = fc.integer().map((drawSeed) => ({ drawSeed, ...drawCase(drawFromSeed(drawSeed)) }));

function verdictOn({ document, answers }: DrawnCase) {
  const { visible, required } = evaluateForm(document, answers);
  const reading = readAnswers(document, answers);
  const refused = reading.success ? [] : reading.problems.map(({ loc }) => String(loc[2]));
  return { visible: [...visible].sort(), required: [...required].sort(), refused: [...new Set(refused)].sort() };
}

describe("evaluateForm", () => {
  it("says of 10 000 forms and answers what a naive evaluator says", () => {
    const seen = { hidden: 0, required: 0, refused: 0, accepted: 0 };
    fc.assert(
      fc.property(drawnCases, (drawn) => {
        const verdict = verdictOn(drawn);

        expect(verdict).toEqual(evaluateNaively(drawn.document, drawn.answers));
        if (verdict.visible.length < drawn.document.fields.length) seen.hidden += 1;
        if (verdict.required.length > 0) seen.required += 1;
        seen[verdict.refused.length > 0 ? "refused" : "accepted"] += 1;
      }),
      { numRuns: 10_000, seed },
    );
    // A sample in which one verdict is rare would prove little.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(1_000);
  });

  it("draws forms that are documents", () => {
    fc.assert(
      fc.property(drawnCases, ({ document }) => {
        expect(parseFormDocument(document)).toEqual({ success: true, document });
      }),
      { numRuns: 300, seed },
    );
  });

  it("shows a field as soon as the last of a chain of conditions holds, whatever the order of the fields", () => {
    const chained = ["c", "b", "a"].map((key) => ({
      ...questionOfType("checkbox", key),
      ...(key === "a" ? {} : { visible_when: { field: key === "c" ? "b" : "a", equals: true } }),
    }));
    const document = documentOf(chained);

    expect([...evaluateForm(document, { b: true, c: true }).visible]).toEqual(["a"]);
    expect([...evaluateForm(document, { a: true, b: true }).visible].sort()).toEqual(["a", "b", "c"]);
  });

  it("takes the answer of a hidden field and a wrong answer for no value", () => {
    const document = documentOf([
      questionOfType("dropdown", "colour"),
      { ...questionOfType("text", "shade"), visible_when: { field: "colour", equals: "red" } },
      { ...questionOfType("text", "why"), visible_when: { field: "shade", is_filled: true } },
      { ...questionOfType("text", "else"), visible_when: { not: { field: "colour", is_filled: true } } },
    ]);

    expect([...evaluateForm(document, { colour: "blue", shade: "dark" }).visible]).toEqual(["colour"]);
    expect([...evaluateForm(document, { colour: "violet" }).visible]).toEqual(["colour", "else"]);
  });

  it("never shows the fields of a loop, and evaluates what depends on them", () => {
    const document = documentOf([
      { ...questionOfType("checkbox", "a"), visible_when: { not: { field: "b", equals: true } } },
      { ...questionOfType("checkbox", "b"), visible_when: { not: { field: "a", equals: true } } },
      { ...questionOfType("checkbox", "c"), visible_when: { not: { field: "c", is_filled: true } } },
      { ...questionOfType("checkbox", "d"), visible_when: { not: { field: "a", equals: true } } },
    ]);

    expect([...evaluateForm(document, { a: true, b: true, c: true }).visible]).toEqual(["d"]);
  });

  it("asks for a field when its second condition says so, even if that asks about the field itself", () => {
    const document = documentOf([
      { ...questionOfType("text", "serial"), required_when: { field: "kind", equals: "red" } },
      questionOfType("dropdown", "kind"),
      { ...questionOfType("multi_select", "self"), required_when: { field: "self", is_filled: true } },
    ]);

    expect([...evaluateForm(document, { kind: "red" }).required]).toEqual(["serial"]);
    expect([...evaluateForm(document, { kind: "blue", self: ["red"] }).required]).toEqual(["self"]);
  });

  it("does not take an inherited name for an answer", () => {
    const document = documentOf([
      { ...questionOfType("text", "a"), key: "tostring" },
      { ...questionOfType("text", "b"), key: "toString" },
    ]);

    expect(evaluateForm(document, {}).problems.size).toBe(0);
  });
});
