import { evaluateForm } from "./form/evaluate-form.ts";
import { readAnswers } from "./form/read-answers.ts";
import { drawFromSeed } from "./form/testing/draw.ts";
import { drawCase } from "./form/testing/draw-form.ts";

export * from "./form/testing/document-of.ts";
export * from "./form/testing/draw.ts";
export * from "./form/testing/draw-answer.ts";
export * from "./form/testing/draw-form.ts";
export * from "./form/testing/large-form.ts";

/** All that the evaluator says of a drawn form and its answers, as a text: two programs agree if they write the same. */
export function verdictOn(seed: number): string {
  const { document, answers } = drawCase(drawFromSeed(seed));
  const { visible, required } = evaluateForm(document, answers);
  return JSON.stringify([[...visible], [...required], readAnswers(document, answers)]);
}
