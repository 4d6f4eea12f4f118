import type { Condition } from "../condition.ts";
import type { FormDocument } from "../form-document.ts";
import type { FormField, FormQuestion } from "../form-field.ts";
import { isAsked } from "./draw-form.ts";
import { rightAnswers } from "./draw-answer.ts";

/** What the naive evaluator says of a form. */
export interface NaiveVerdict {
  readonly visible: readonly string[];
  readonly required: readonly string[];
  /** Keys with a problem, sorted. */
  readonly refused: readonly string[];
}

/**
 * A second opinion, written for being obviously right instead of quick: it knows drawn answers by heart instead of reading them, goes over
 * all fields again and again until nothing changes, and compiles and orders nothing.
 */
export function evaluateNaively(document: FormDocument, answers: Readonly<Record<string, unknown>>): NaiveVerdict {
  let visible = new Set<string>();
  for (let round = 0; round <= document.fields.length + 1; round += 1) {
    const values = valuesOf(document, answers, visible);
    const next = new Set(document.fields.filter((field) => isShown(field, values, document)).map(({ key }) => key));
    visible = next;
  }
  const values = valuesOf(document, answers, visible);
  const required = document.fields
    .filter(isAsked)
    .filter(
      (field) => visible.has(field.key) && (field.required === true || holds(field.required_when, values, document)),
    )
    .map(({ key }) => key);
  const refused = document.fields.filter(isAsked).filter(({ key }) => {
    if (!visible.has(key)) return false;
    if (!Object.hasOwn(answers, key)) return required.includes(key);
    return !values.has(key) || (required.includes(key) && isNothing(values.get(key)));
  });
  const stray = Object.keys(answers).filter(
    (key) => !document.fields.some((field) => field.key === key && isAsked(field)),
  );
  return {
    visible: [...visible].sort(),
    required: required.sort(),
    refused: [...refused.map(({ key }) => key), ...stray].sort(),
  };
}

type Values = ReadonlyMap<string, unknown>;

function valuesOf(
  document: FormDocument,
  answers: Readonly<Record<string, unknown>>,
  visible: ReadonlySet<string>,
): Values {
  const values = new Map<string, unknown>();
  for (const field of document.fields) {
    if (!visible.has(field.key) || !isAsked(field) || !Object.hasOwn(answers, field.key)) continue;
    const sent = JSON.stringify(answers[field.key]);
    const right = rightAnswers(field).find(([candidate]) => JSON.stringify(candidate) === sent);
    if (right !== undefined) values.set(field.key, right[1]);
  }
  return values;
}

function isShown(field: FormField, values: Values, document: FormDocument): boolean {
  if (field.visible_when === undefined) return true;
  return !isOnLoop(field.key, document) && holds(field.visible_when, values, document);
}

/** Does a field's visibility depend on itself, over any number of fields? */
function isOnLoop(key: string, document: FormDocument): boolean {
  const reached = new Set<string>();
  let frontier = [key];
  while (frontier.length > 0) {
    const conditions = document.fields
      .filter((field) => frontier.includes(field.key))
      .map((field) => field.visible_when);
    const named = [...JSON.stringify(conditions).matchAll(/"field":"([a-z0-9]+)"/gu)].map(([, name = ""]) => name);
    frontier = named.filter((name) => !reached.has(name));
    frontier.forEach((name) => reached.add(name));
  }
  return reached.has(key);
}

function holds(condition: Condition | undefined, values: Values, document: FormDocument): boolean {
  if (condition === undefined) return false;
  if ("all" in condition) return !condition.all.some((inner) => !holds(inner, values, document));
  if ("any" in condition) return condition.any.some((inner) => holds(inner, values, document));
  if ("not" in condition) return !holds(condition.not, values, document);
  const value = values.get(condition.field);
  const type = document.fields.find(({ key }) => key === condition.field)?.type;
  if (value === undefined || type === undefined) return false;
  if ("is_filled" in condition) return !isNothing(value);
  if ("equals" in condition) return same(value, condition.equals, type);
  if ("one_of" in condition) return condition.one_of.some((operand) => same(value, operand, type));
  if ("contains" in condition) return type === "multi_select" && listOf(value).includes(condition.contains);
  if ("starts_with" in condition) {
    return type === "cascading_dropdown" && `${listOf(value).join()},`.startsWith(`${condition.starts_with.join()},`);
  }
  if ("less_than" in condition) return order(value, condition.less_than, type) === "before";
  if ("at_most" in condition) return ["before", "same"].includes(order(value, condition.at_most, type));
  if ("greater_than" in condition) return order(value, condition.greater_than, type) === "after";
  return ["after", "same"].includes(order(value, condition.at_least, type));
}

function same(value: unknown, operand: unknown, type: FormQuestion["type"] | FormField["type"]): boolean {
  if (type === "date_time") return typeof operand === "string" && momentOf(value) === Date.parse(operand);
  return typeof value !== "object" && value === operand;
}

function order(
  value: unknown,
  operand: string | number,
  type: FormField["type"],
): "before" | "same" | "after" | "none" {
  if (type !== "number" && type !== "date" && type !== "date_time") return "none";
  if ((type === "number") !== (typeof operand === "number")) return "none";
  if (type !== "number" && (type === "date_time") !== String(operand).includes("T")) return "none";
  const [left, right] =
    type === "number" ? [Number(value), Number(operand)] : [momentOf(value), Date.parse(String(operand))];
  if (Number.isNaN(left) || Number.isNaN(right)) return "none";
  return left < right ? "before" : left > right ? "after" : "same";
}

function isNothing(value: unknown): boolean {
  return value === false || JSON.stringify(value) === "[]";
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function momentOf(value: unknown): number {
  return typeof value === "string" ? Date.parse(value) : Number.NaN;
}
