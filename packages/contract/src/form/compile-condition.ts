import type { Condition, ConditionTest } from "./condition.ts";
import type { FormQuestion } from "./form-field.ts";
import { isDay, momentOf } from "./read/moment.ts";
import { isFilled, type Answer } from "./read/reading.ts";

/** The values that fields have: visible, filled in and right. What is not in it has no value. */
export type Values = ReadonlyMap<string, Answer>;

/** A condition that was made ready for being asked often. */
export type CompiledCondition = (values: Values) => boolean;

type Questions = ReadonlyMap<string, FormQuestion>;
type Test = (value: Answer) => boolean;

/** Makes a condition into a function. A test of a field that has no value, or of a value of another type, is false. */
export function compileCondition(condition: Condition, questions: Questions): CompiledCondition {
  if ("all" in condition) {
    const branches = condition.all.map((branch) => compileCondition(branch, questions));
    return (values) => branches.every((branch) => branch(values));
  }
  if ("any" in condition) {
    const branches = condition.any.map((branch) => compileCondition(branch, questions));
    return (values) => branches.some((branch) => branch(values));
  }
  if ("not" in condition) {
    const branch = compileCondition(condition.not, questions);
    return (values) => !branch(values);
  }
  const field = questions.get(condition.field);
  if (field === undefined) return () => false;
  const test = compileTest(condition, field);
  return (values) => {
    const value = values.get(condition.field);
    return value !== undefined && test(value);
  };
}

function compileTest(condition: ConditionTest, { type }: FormQuestion): Test {
  const isMoment = type === "date_time";
  if ("is_filled" in condition) return isFilled;
  if ("equals" in condition) return isOneOf([condition.equals], isMoment);
  if ("one_of" in condition) return isOneOf(condition.one_of, isMoment);
  if ("contains" in condition) return contains(type === "multi_select" ? condition.contains : null);
  if ("starts_with" in condition) return startsWith(type === "cascading_dropdown" ? condition.starts_with : null);
  if (!isOrdered(type)) return () => false;
  if ("less_than" in condition) return compares(condition.less_than, type, (a, b) => a < b);
  if ("at_most" in condition) return compares(condition.at_most, type, (a, b) => a <= b);
  if ("greater_than" in condition) return compares(condition.greater_than, type, (a, b) => a > b);
  return compares(condition.at_least, type, (a, b) => a >= b);
}

function isOneOf(operands: readonly Answer[], isMoment: boolean): Test {
  const wanted = operands.map((operand) => comparable(operand, isMoment));
  return (value) => wanted.includes(comparable(value, isMoment));
}

function contains(operand: string | null): Test {
  return (value) => operand !== null && Array.isArray(value) && value.includes(operand);
}

function startsWith(path: readonly string[] | null): Test {
  return (value) => path !== null && Array.isArray(value) && path.every((step, level) => value[level] === step);
}

type Comparison = (a: number | string, b: number | string) => boolean;
type OrderedType = "number" | "date" | "date_time";

/** Text has no order that people of all languages agree on. */
function isOrdered(type: FormQuestion["type"]): type is OrderedType {
  return type === "number" || type === "date" || type === "date_time";
}

function compares(operand: number | string, type: OrderedType, comparison: Comparison): Test {
  if (!isOperandOf(operand, type)) return () => false;
  const isMoment = type === "date_time";
  const right = comparable(operand, isMoment);
  return (value) => {
    const left = comparable(value, isMoment);
    if (typeof left === "number" && typeof right === "number") return comparison(left, right);
    return typeof left === "string" && typeof right === "string" && comparison(left, right);
  };
}

/** Tells whether a value can be compared with what fields of the type hold. */
export function isOperandOf(operand: number | string, type: OrderedType): boolean {
  if (type === "number") return typeof operand === "number";
  if (typeof operand !== "string") return false;
  return type === "date" ? isDay(operand) : !Number.isNaN(momentOf(operand));
}

/** Moments are compared by when they are, everything else by what it is. */
function comparable(value: Answer, isMoment: boolean): Answer {
  return isMoment && typeof value === "string" ? momentOf(value) : value;
}
