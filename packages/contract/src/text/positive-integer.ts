import { z } from "zod";
import type { Problem } from "../errors/problem.ts";

/**
 * A whole number from 1 on. Not z.number(), which could not tell "7" from 7.5: both are no whole number.
 *
 * @param reason said after the limit, e.g. `a file has at least one byte`
 */
export function positiveInteger(reason: string) {
  return z
    .custom<number>()
    .superRefine((value: unknown, context) => {
      const problem = findProblem(value, reason);
      if (problem) context.addIssue({ code: "custom", message: problem.msg, params: { type: problem.type } });
    })
    .meta({ type: "integer", minimum: 1 });
}

function findProblem(value: unknown, reason: string): Omit<Problem, "loc"> | null {
  if (value === undefined) return { msg: "Field required", type: "missing" };
  if (!Number.isSafeInteger(value)) return { msg: "Input should be a valid integer", type: "int_type" };
  if (Number(value) >= 1) return null;
  return { msg: `Input should be greater than or equal to 1: ${reason}`, type: "greater_than_equal" };
}
