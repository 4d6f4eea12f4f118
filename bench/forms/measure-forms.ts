import { evaluateForm, readAnswers } from "@portal/contract/form";
import { largeAnswers, largeForm } from "@portal/contract/form-testing";

const repetitions = 300;

/** What a form of 200 fields with 100 conditions costs on its way in, in milliseconds, once it is compiled. */
export interface FormFigures {
  readonly checkMs: number;
  readonly evaluateMs: number;
}

export function measureForms(): FormFigures {
  const [form, answers] = [largeForm(), largeAnswers()];
  return {
    checkMs: meanMs(() => readAnswers(form, answers)),
    evaluateMs: meanMs(() => evaluateForm(form, answers)),
  };
}

/** Of as many again as were run to warm up. */
function meanMs(work: () => unknown): number {
  const repeat = () => {
    for (let count = 0; count < repetitions; count += 1) work();
  };
  repeat();
  const startedAtMs = performance.now();
  repeat();
  return (performance.now() - startedAtMs) / repetitions;
}
