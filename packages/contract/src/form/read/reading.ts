import type { ProblemType } from "../../errors/problem-types.ts";

/** What a field holds once its answer was read: it is stored as it is. A file field holds capabilities, a cascade its path. */
export type Answer = string | number | boolean | readonly string[];

/** One thing to mend in an answer; `at` leads into a list. */
export interface AnswerProblem {
  readonly at: readonly number[];
  readonly msg: string;
  readonly type: ProblemType;
}

/** An answer in the form that is stored, or everything that is wrong with it. */
export type Reading =
  | { readonly success: true; readonly value: Answer }
  | { readonly success: false; readonly problems: readonly AnswerProblem[] };

export function accept(value: Answer): Reading {
  return { success: true, value };
}

export function refuse(type: ProblemType, msg: string): Reading {
  return { success: false, problems: [{ at: [], msg, type }] };
}

export const notAString = refuse("string_type", "Input should be a valid string");

/** Tells whether there is something in a value: an unticked box and an empty list are answers, and hold nothing. */
export function isFilled(value: Answer): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== false;
}
