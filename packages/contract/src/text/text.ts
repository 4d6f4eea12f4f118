import { z } from "zod";
import type { ProblemType } from "../errors/problem-types.ts";

const visible = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}]/u;
// Embeddings, overrides and isolates only reorder what is shown; in a one-line field they can only disguise it.
const directionControls = /[\u202A-\u202E\u2066-\u2069]/gu;
const lineOrControl = /[\p{Cc}\u2028\u2029]/u;

interface Limits {
  minCharacters: number;
  maxCharacters: number;
}

/**
 * A text of one line: white space around it and direction controls are taken off, it is composed (NFC), and line breaks
 * and control characters are refused. Limits count Unicode code points.
 */
export function singleLineText(limits: Limits) {
  return limitedText(limits, normaliseSingleLine, (text) =>
    lineOrControl.test(text) ? "Text should be one line without control characters" : null,
  );
}

/** A text of several lines: white space around it is taken off and line ends become LF, as browsers send CR LF. */
export function multiLineText(limits: Limits) {
  return limitedText(limits, normaliseMultiLine, () => null);
}

/** Form and order in which a one-line text is brought before it is checked and stored. */
export function normaliseSingleLine(text: string): string {
  return text.replace(directionControls, "").trim().normalize("NFC");
}

function normaliseMultiLine(text: string): string {
  return text.replace(/\r\n?/gu, "\n").trim();
}

/** The number of characters that the limits mean: Unicode code points, as PostgreSQL counts them. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

type FormCheck = (text: string) => string | null;

function limitedText({ minCharacters, maxCharacters }: Limits, normalise: (text: string) => string, form: FormCheck) {
  return z
    .string()
    .overwrite((text) => (isStorable(text) ? normalise(text) : text))
    .superRefine((text, context) => {
      const problem = findProblem(text);
      if (problem) context.addIssue({ code: "custom", message: problem.msg, params: { type: problem.type } });
    })
    .meta({ minLength: minCharacters, maxLength: maxCharacters });

  function findProblem(text: string): { msg: string; type: ProblemType } | null {
    if (!isStorable(text)) {
      return { type: "string_unicode", msg: "Text should hold no NUL character and no lone surrogate" };
    }
    if (!visible.test(text) || text.length < minCharacters) {
      return { type: "string_too_short", msg: `String should have at least ${characters(minCharacters)}` };
    }
    // A string never has more code points than UTF-16 units, so most texts need no counting.
    if (text.length > maxCharacters && countCharacters(text) > maxCharacters) {
      return { type: "string_too_long", msg: `String should have at most ${characters(maxCharacters)}` };
    }
    const formProblem = form(text);
    return formProblem === null ? null : { type: "value_error", msg: formProblem };
  }
}

/** PostgreSQL refuses NUL, and a lone surrogate would silently become U+FFFD. */
export function isStorable(text: string): boolean {
  return !text.includes("\u0000") && text.isWellFormed();
}

function characters(count: number): string {
  return count === 1 ? "1 character" : `${String(count)} characters`;
}
