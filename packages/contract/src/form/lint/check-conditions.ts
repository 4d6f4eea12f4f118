import { isQuestion } from "../compile-form.ts";
import { isOperandOf } from "../compile-condition.ts";
import type { ConditionTest } from "../condition.ts";
import { orderByDependency } from "../dependency-order.ts";
import { fieldsIn } from "../fields-in.ts";
import type { FormDocument } from "../form-document.ts";
import type { FormQuestion } from "../form-field.ts";
import { childrenOf } from "../list-texts.ts";
import { readAnswer } from "../read/read-answer.ts";
import type { Finding } from "./finding.ts";
import { listTests, type PlacedTest } from "./placed-tests.ts";

/** Fields whose visibility depends on itself, over any number of others: they would never be shown. */
export function findLoops({ fields }: FormDocument): Finding[] {
  const dependencies = new Map(fields.map(({ key, visible_when: condition }) => [key, fieldsIn(condition)]));
  const { loops } = orderByDependency(dependencies);
  return fields.flatMap(({ key }, index): Finding[] => {
    const loop = loops.find((members) => members.includes(key));
    if (loop === undefined) return [];
    const others = loop.filter((member) => member !== key).toSorted();
    const sentence =
      others.length === 0
        ? "The field is shown depending on itself"
        : `The field is shown depending on itself, by way of ${others.join(", ")}`;
    return [{ rule: "condition_loop", severity: "error", path: ["fields", index, "visible_when"], sentence }];
  });
}

/** Tests that can never hold, because what they ask about is not there. */
export function findBrokenTests(document: FormDocument): Finding[] {
  const questions = new Map(document.fields.filter(isQuestion).map((field) => [field.key, field]));
  return listTests(document).flatMap((placed) => {
    const field = questions.get(placed.test.field);
    if (field === undefined) {
      const sentence = "The condition asks about a field that the form does not have, or that takes no answer";
      return [{ rule: "unknown_field", severity: "error", path: [...placed.path, "field"], sentence }];
    }
    return findMisfit(placed, field);
  });
}

function findMisfit({ test, path }: PlacedTest, field: FormQuestion): Finding[] {
  if ("is_filled" in test) return [];
  const operator = Object.keys(test).find((name) => name !== "field") ?? "";
  if (!operatorsOf(field.type).includes(operator)) {
    const sentence = `A field of type ${field.type} cannot be asked with ${operator}`;
    return [{ rule: "unfit_condition", severity: "error", path: [...path, operator], sentence }];
  }
  return operandsOf(test).flatMap(({ operand, at }): Finding[] => {
    if (isPossible(operand, field)) return [];
    const place = [...path, operator, ...at];
    return hasOptions(field)
      ? [
          {
            rule: "unknown_option",
            severity: "error",
            path: place,
            sentence: "The condition asks for an option that the field does not have",
          },
        ]
      : [
          {
            rule: "unfit_condition",
            severity: "error",
            path: place,
            sentence: `A field of type ${field.type} with its limits never has this value`,
          },
        ];
  });
}

function hasOptions({ type }: FormQuestion): boolean {
  return type === "dropdown" || type === "multi_select" || type === "cascading_dropdown";
}

/** The operators that a type of field can be asked with, besides `is_filled`. */
function operatorsOf(type: FormQuestion["type"]): readonly string[] {
  switch (type) {
    case "number":
    case "date":
    case "date_time":
      return ["equals", "one_of", "less_than", "at_most", "greater_than", "at_least"];
    case "text":
    case "textarea":
    case "dropdown":
    case "url":
    case "email":
    case "phone":
      return ["equals", "one_of"];
    case "checkbox":
    case "consent":
      return ["equals"];
    case "multi_select":
      return ["contains"];
    case "cascading_dropdown":
      return ["starts_with"];
    case "file":
      return [];
  }
}

interface PlacedOperand {
  readonly operand: unknown;
  readonly at: readonly number[];
}

function operandsOf(test: Exclude<ConditionTest, { is_filled: true }>): readonly PlacedOperand[] {
  if ("one_of" in test) return test.one_of.map((operand, index) => ({ operand, at: [index] }));
  const { field: _field, ...operators } = test;
  return Object.values<unknown>(operators).map((operand) => ({ operand, at: [] }));
}

/** A bound need not be a value that the field takes, and a value only counts in the form in which it is stored. */
function isPossible(operand: unknown, field: FormQuestion): boolean {
  if (field.type === "number" || field.type === "date" || field.type === "date_time") {
    return (typeof operand === "string" || typeof operand === "number") && isOperandOf(operand, field.type);
  }
  if (field.type === "multi_select") return field.options.some(({ value }) => value === operand);
  if (field.type === "cascading_dropdown") return Array.isArray(operand) && isPath(operand, field.options);
  const reading = readAnswer(field, operand);
  return reading.success && reading.value === operand;
}

type Options = Parameters<typeof childrenOf>[0][];

function isPath(path: readonly unknown[], options: readonly Options[number][]): boolean {
  const [first, ...rest] = path;
  const chosen = options.find(({ value }) => value === first);
  return chosen !== undefined && (rest.length === 0 || isPath(rest, childrenOf(chosen)));
}
