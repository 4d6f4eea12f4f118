import { branchesOf, type Condition } from "./condition.ts";

/** The keys of the fields that a condition asks about; none without a condition. */
export function fieldsIn(condition: Condition | undefined): readonly string[] {
  if (condition === undefined) return [];
  return "field" in condition ? [condition.field] : branchesOf(condition).flatMap(fieldsIn);
}
