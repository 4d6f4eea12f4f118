import type { ConditionTest } from "../condition.ts";
import type { CascadeOption, FieldOf, FormQuestion } from "../form-field.ts";
import { momentOf } from "../read/moment.ts";
import { readAnswer } from "../read/read-answer.ts";
import type { Answer } from "../read/reading.ts";

const dayMs = 86_400_000;
/** Stands for any text that no test asks for. */
const someOtherText = "\u0000";

/**
 * Values that a field can have, enough to tell whether some value makes the given tests true and false as wanted: all of its options, or every
 * bound with its neighbours on either side.
 */
export function candidateValues(field: FormQuestion, tests: readonly ConditionTest[]): readonly Answer[] {
  const operands = tests.flatMap(operandsOf);
  switch (field.type) {
    case "checkbox":
    case "consent":
      return [true, false];
    case "dropdown":
      return field.options.map(({ value }) => value);
    case "multi_select":
      return choicesOf(field, tests);
    case "cascading_dropdown":
      return pathsOf(field.options);
    case "file":
      return [[], ["some file"]];
    case "number":
      return accepted(field, numbersAround(field, operands.concat(field.min ?? [], field.max ?? [])));
    case "date":
      return accepted(field, daysAround(operands.concat(field.earliest ?? [], field.latest ?? [])));
    case "date_time":
      return accepted(field, momentsAround(operands.concat(field.earliest ?? [], field.latest ?? [])));
    case "text":
    case "textarea":
    case "url":
    case "email":
    case "phone":
      return [someOtherText, ...accepted(field, operands)];
  }
}

function operandsOf(test: ConditionTest): Answer[] {
  if ("one_of" in test) return test.one_of;
  const { field: _field, ...operators } = test;
  return Object.values<Answer>(operators);
}

function accepted(field: FormQuestion, candidates: readonly Answer[]): Answer[] {
  return candidates.filter((candidate) => readAnswer(field, candidate).success);
}

/** The choice that ticks what some test asks for, and as many more as the field wants: those first that no test asks for. */
function choicesOf(field: FieldOf<"multi_select">, tests: readonly ConditionTest[]): readonly Answer[] {
  const values = field.options.map(({ value }) => value);
  const asked = tests.flatMap((test) => ("contains" in test ? [test.contains] : []));
  const byNeed = [
    ...values.filter((value) => !asked.includes(value)),
    ...values.filter((value) => asked.includes(value)),
  ];
  const least = Math.max(1, field.min_selected ?? 1);
  const fill = (ticked: readonly string[]) => [
    ...ticked,
    ...byNeed.filter((value) => !ticked.includes(value)).slice(0, Math.max(0, least - ticked.length)),
  ];
  return [[], ...accepted(field, subsetsOf([...new Set(asked)]).map(fill))];
}

/** All subsets of the few options that conditions ask for; beyond eight, those of one and of all. */
function subsetsOf(values: readonly string[]): string[][] {
  if (values.length > 8) return [[], ...values.map((value) => [value]), [...values]];
  return values.reduce<string[][]>((subsets, value) => subsets.flatMap((subset) => [subset, [...subset, value]]), [[]]);
}

function pathsOf(options: readonly CascadeOption[]): string[][] {
  return options.flatMap(({ value, children }) =>
    children === undefined ? [[value]] : pathsOf(children).map((path) => [value, ...path]),
  );
}

function numbersAround({ min, step }: FieldOf<"number">, operands: readonly Answer[]): number[] {
  const base = min ?? 0;
  const numbers = [base, ...operands.filter((operand) => typeof operand === "number")];
  const stride = step ?? 0.000_001;
  return numbers.flatMap((number) => {
    const below = base + Math.floor((number - base) / stride) * stride;
    return [number, ...[-1, 0, 1, 2].map((count) => Number((below + count * stride).toFixed(6)))];
  });
}

function daysAround(operands: readonly Answer[]): string[] {
  return momentsOf(["2026-01-01", ...operands]).flatMap((timeMs) =>
    [-dayMs, 0, dayMs].map((ms) => iso(timeMs + ms).slice(0, 10)),
  );
}

function momentsAround(operands: readonly Answer[]): string[] {
  return momentsOf(["2026-01-01T00:00:00Z", ...operands]).flatMap((timeMs) => [-1, 0, 1].map((ms) => iso(timeMs + ms)));
}

function momentsOf(operands: readonly Answer[]): number[] {
  const texts = operands.filter((operand) => typeof operand === "string");
  return texts
    .map((text) => momentOf(text.includes("T") ? text : `${text}T00:00:00Z`))
    .filter((ms) => !Number.isNaN(ms));
}

function iso(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
