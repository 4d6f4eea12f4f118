import { z } from "zod";
import { isStorable } from "../text/text-rules.ts";
import { branchesOf } from "./fields-in.ts";
import { formLimits } from "./form-limits.ts";

/** How the keys of fields look. `constructor` is taken by every JavaScript object. */
export const fieldKeySchema = z.string().regex(/^(?!constructor$)[a-z][a-z0-9_]{0,62}$/u);

/** What a condition compares with. */
const operandText = z.string().max(1_000).refine(isStorable, { error: "Text should be one that can be stored" });
const scalar = z.union([operandText, z.number(), z.boolean()]);
const quantity = z.union([operandText, z.number()]);
const field = fieldKeySchema;

/** One question about the value of another field. A field that is hidden, empty or wrongly filled in has no value, and every test of it fails. */
export const conditionTestSchema = z.union([
  z.strictObject({ field, is_filled: z.literal(true) }),
  z.strictObject({ field, equals: scalar }),
  z.strictObject({ field, one_of: z.array(quantity).min(1).max(100) }),
  /** A multi_select has this option ticked. */
  z.strictObject({ field, contains: operandText }),
  /** The path of a cascading_dropdown begins so. */
  z.strictObject({ field, starts_with: z.array(operandText).min(1).max(formLimits.maxCascadeLevels) }),
  z.strictObject({ field, less_than: quantity }),
  z.strictObject({ field, at_most: quantity }),
  z.strictObject({ field, greater_than: quantity }),
  z.strictObject({ field, at_least: quantity }),
]);
export type ConditionTest = z.infer<typeof conditionTestSchema>;

/** A small tree of questions: no arithmetic, no functions, no regular expressions. */
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | ConditionTest;

const branches = z.lazy(() => z.array(treeSchema).min(1).max(20)).meta({ id: "conditions" });
const treeSchema: z.ZodType<Condition, Condition> = z
  .lazy(() =>
    z.union(
      [
        z.strictObject({ all: branches }),
        z.strictObject({ any: branches }),
        z.strictObject({ not: treeSchema }),
        conditionTestSchema,
      ],
      { error: "Input should be all, any, not, or a field with exactly one test" },
    ),
  )
  .meta({ id: "condition" });

/** A condition within its bounds of depth and size. */
export const conditionSchema = treeSchema.superRefine((condition, context) => {
  const { depth, parts } = measureCondition(condition);
  const { maxConditionDepth, maxConditionParts } = formLimits;
  if (depth > maxConditionDepth) {
    context.addIssue({ code: "custom", message: `A condition should be at most ${maxConditionDepth} levels deep` });
  }
  if (parts > maxConditionParts) {
    context.addIssue({ code: "custom", message: `A condition should have at most ${maxConditionParts} parts` });
  }
});

function measureCondition(condition: Condition): { depth: number; parts: number } {
  const inner = branchesOf(condition).map(measureCondition);
  return {
    depth: 1 + Math.max(0, ...inner.map(({ depth }) => depth)),
    parts: 1 + inner.reduce((sum, { parts }) => sum + parts, 0),
  };
}
