import type { Condition } from "./condition.ts";

/** The keys of the fields that a condition asks about; none without a condition. */
export function fieldsIn(condition: Condition | undefined): readonly string[] {
  if (condition === undefined) return [];
  return "field" in condition ? [condition.field] : branchesOf(condition).flatMap(fieldsIn);
}

/** The conditions directly inside another; none for a test. */
export function branchesOf(condition: Condition): readonly Condition[] {
  if ("all" in condition) return condition.all;
  if ("any" in condition) return condition.any;
  return "not" in condition ? [condition.not] : [];
}
