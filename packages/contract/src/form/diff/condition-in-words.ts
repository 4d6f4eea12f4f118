import type { Condition, ConditionTest } from "../condition.ts";
import type { FormDocument } from "../form-document.ts";
import type { CascadeOption, FormField, FormOption } from "../form-field.ts";
import { childrenOf } from "../list-texts.ts";
import { nameOf, quoted } from "./wording.ts";

/** Says a condition as a person would: fields and options by what they are called. */
export function conditionInWords(condition: Condition, document: FormDocument): string {
  if ("all" in condition) return condition.all.map((inner) => inBrackets(inner, document)).join(" and ");
  if ("any" in condition) return condition.any.map((inner) => inBrackets(inner, document)).join(" or ");
  if ("not" in condition) return `not (${conditionInWords(condition.not, document)})`;
  const field = document.fields.find(({ key }) => key === condition.field);
  return field === undefined ? "a field that is not there is filled in" : testInWords(condition, field, document);
}

function inBrackets(condition: Condition, document: FormDocument): string {
  const words = conditionInWords(condition, document);
  return ("all" in condition && condition.all.length > 1) || ("any" in condition && condition.any.length > 1)
    ? `(${words})`
    : words;
}

function testInWords(test: ConditionTest, field: FormField, document: FormDocument): string {
  const name = nameOf(field, document);
  const say = (operand: string | number | boolean) => operandInWords(operand, field, document);
  if ("is_filled" in test) return `${name} is filled in`;
  if ("equals" in test) {
    return typeof test.equals === "boolean"
      ? `${name} is ${test.equals ? "" : "not "}ticked`
      : `${name} is ${say(test.equals)}`;
  }
  if ("one_of" in test) return `${name} is ${test.one_of.map(say).join(" or ")}`;
  if ("contains" in test) return `${name} has ${say(test.contains)}`;
  if ("starts_with" in test) return `${name} is ${pathInWords(test.starts_with, field, document)}`;
  if ("less_than" in test) return `${name} is less than ${say(test.less_than)}`;
  if ("at_most" in test) return `${name} is at most ${say(test.at_most)}`;
  if ("greater_than" in test) return `${name} is greater than ${say(test.greater_than)}`;
  return `${name} is at least ${say(test.at_least)}`;
}

function operandInWords(operand: string | number | boolean, field: FormField, document: FormDocument): string {
  const options: readonly FormOption[] = "options" in field ? field.options : [];
  const option = options.find(({ value }) => value === operand);
  return option === undefined ? String(operand) : quoted(option.label, document);
}

function pathInWords(path: readonly string[], field: FormField, document: FormDocument): string {
  let options: readonly (FormOption | CascadeOption)[] = "options" in field ? field.options : [];
  const steps = path.map((step) => {
    const option = options.find(({ value }) => value === step);
    options = option === undefined ? [] : childrenOf(option);
    return option === undefined ? step : quoted(option.label, document);
  });
  return steps.join(" \u2192 ");
}
