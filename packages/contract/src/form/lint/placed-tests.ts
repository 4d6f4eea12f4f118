import type { Condition, ConditionTest } from "../condition.ts";
import type { FormDocument } from "../form-document.ts";
import type { Path } from "../list-texts.ts";

/** A test of a condition with its place in the document. */
export interface PlacedTest {
  readonly test: ConditionTest;
  readonly path: Path;
}

/** Every test of every condition of a document, in its order. */
export function listTests({ fields }: FormDocument): PlacedTest[] {
  return fields.flatMap((field, index) => [
    ...testsIn(field.visible_when, ["fields", index, "visible_when"]),
    ...testsIn("required_when" in field ? field.required_when : undefined, ["fields", index, "required_when"]),
  ]);
}

function testsIn(condition: Condition | undefined, path: Path): PlacedTest[] {
  if (condition === undefined) return [];
  if ("all" in condition) return condition.all.flatMap((inner, index) => testsIn(inner, [...path, "all", index]));
  if ("any" in condition) return condition.any.flatMap((inner, index) => testsIn(inner, [...path, "any", index]));
  return "not" in condition ? testsIn(condition.not, [...path, "not"]) : [{ test: condition, path }];
}
