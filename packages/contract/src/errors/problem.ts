import { z } from "zod";
import { problemTypes, type ProblemType } from "./problem-types.ts";

const problemTypeNames = Object.keys(problemTypes);

/** Tells whether a string is a name of the 422 catalogue. */
export function isProblemType(name: unknown): name is ProblemType {
  return typeof name === "string" && problemTypeNames.includes(name);
}

/**
 * One thing to mend in a request. `loc` starts with `body`, `query` or `header`, and list indexes are integers;
 * `msg` never repeats what the caller sent.
 */
export const problemSchema = z.strictObject({
  loc: z.array(z.union([z.string(), z.number().int()])),
  msg: z.string(),
  type: z.custom<ProblemType>(isProblemType),
});
export type Problem = z.infer<typeof problemSchema>;

/** A body of a thousand unknown fields gets a useful answer, not a longer one than it was. */
export const maxProblems = 100;
