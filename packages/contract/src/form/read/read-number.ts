import type { FieldOf } from "../form-field.ts";
import { formLimits } from "../form-limits.ts";
import { accept, refuse, type Reading } from "./reading.ts";

const { maxNumber } = formLimits;
const millionthsOfOne = 1_000_000;

/** Reads a number: JSON's, never a text that looks like one. */
export function readNumber(field: FieldOf<"number">, answer: unknown): Reading {
  if (typeof answer !== "number" || Number.isNaN(answer)) return refuse("float_type", "Input should be a valid number");
  const { min = -maxNumber, max = maxNumber, step } = field;
  if (answer < min) return refuse("greater_than_equal", `Input should be greater than or equal to ${min}`);
  if (answer > max) return refuse("less_than_equal", `Input should be less than or equal to ${max}`);
  const base = field.min ?? 0;
  if (step !== undefined && !isReached(answer, { base, step })) {
    return refuse("multiple_of", `Input should be a multiple of ${step}, counted from ${base}`);
  }
  return accept(answer);
}

/** Whole millionths are exact in a double within our bounds; 0.1 + 0.2 is not 0.3, but 300 000 millionths are. */
function isReached(answer: number, { base, step }: { base: number; step: number }): boolean {
  const millionths = Math.round(answer * millionthsOfOne);
  if (millionths / millionthsOfOne !== answer) return false;
  const distance = millionths - Math.round(base * millionthsOfOne);
  return distance % Math.round(step * millionthsOfOne) === 0;
}
