import {
  findLineProblem,
  findTextProblem,
  isStorable,
  normaliseMultiLine,
  normaliseSingleLine,
} from "../../text/text-rules.ts";
import { listInWords } from "../../errors/list-in-words.ts";
import type { FieldOf } from "../form-field.ts";
import { usualMaxLength } from "../form-limits.ts";
import { matchesMask } from "./match-mask.ts";
import { accept, notAString, refuse, type Reading } from "./reading.ts";

/** Reads one line of text as the rest of the portal does: trimmed, composed, without control characters. */
export function readText(field: FieldOf<"text">, answer: unknown): Reading {
  if (typeof answer !== "string") return notAString;
  const text = isStorable(answer) ? normaliseSingleLine(answer) : answer;
  const problem = findTextProblem(text, limitsOf(field)) ?? findLineProblem(text) ?? findMaskProblem(field, text);
  return problem === null ? accept(text) : refuse(problem.type, problem.msg);
}

/** Reads a text of several lines: trimmed, line ends LF. */
export function readTextarea(field: FieldOf<"textarea">, answer: unknown): Reading {
  if (typeof answer !== "string") return notAString;
  const text = isStorable(answer) ? normaliseMultiLine(answer) : answer;
  const problem = findTextProblem(text, limitsOf(field));
  return problem === null ? accept(text) : refuse(problem.type, problem.msg);
}

/** The limits of a field of text. Nothing visible is no text, so the least is one character. */
export function limitsOf(field: FieldOf<"text" | "textarea">): { minCharacters: number; maxCharacters: number } {
  return {
    minCharacters: Math.max(1, field.min_length ?? 1),
    maxCharacters: field.max_length ?? usualMaxLength[field.type],
  };
}

function findMaskProblem({ masks }: FieldOf<"text">, text: string) {
  if (masks === undefined || masks.some((mask) => matchesMask(text, mask))) return null;
  const msg = `String should look like ${listInWords(masks)}, where A is a letter, 9 a digit and * either`;
  return { type: "string_pattern_mismatch", msg } as const;
}
