import type { ProblemType } from "../errors/problem-types.ts";

const visible = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}]/u;
// Embeddings, overrides and isolates only reorder what is shown; in a one-line field they can only disguise it.
const directionControls = /[\u202A-\u202E\u2066-\u2069]/gu;
const lineOrControl = /[\p{Cc}\u2028\u2029]/u;

/** The least and the most characters of a text, in Unicode code points. */
export interface TextLimits {
  readonly minCharacters: number;
  readonly maxCharacters: number;
}

/** What is wrong with a text, as a 422 says it. */
export interface TextProblem {
  readonly msg: string;
  readonly type: ProblemType;
}

/** Form and order in which a one-line text is brought before it is checked and stored. */
export function normaliseSingleLine(text: string): string {
  return text.replace(directionControls, "").trim().normalize("NFC");
}

/** The form of a text of several lines: white space around it is taken off, and line ends are LF. */
export function normaliseMultiLine(text: string): string {
  return text.replace(/\r\n?/gu, "\n").trim();
}

/** The number of characters that the limits mean: Unicode code points, as PostgreSQL counts them. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** PostgreSQL refuses NUL, and a lone surrogate would silently become U+FFFD. */
export function isStorable(text: string): boolean {
  return !text.includes("\u0000") && text.isWellFormed();
}

/** Tells whether there is anything to see in a text. */
export function isVisible(text: string): boolean {
  return visible.test(text);
}

/** What is wrong with a normalised text, or `null`; one problem at most. */
export function findTextProblem(text: string, { minCharacters, maxCharacters }: TextLimits): TextProblem | null {
  if (!isStorable(text)) {
    return { type: "string_unicode", msg: "Text should hold no NUL character and no lone surrogate" };
  }
  if (!isVisible(text) || isShorter(text, minCharacters)) {
    return { type: "string_too_short", msg: `String should have at least ${characters(minCharacters)}` };
  }
  if (text.length > maxCharacters && countCharacters(text) > maxCharacters) {
    return { type: "string_too_long", msg: `String should have at most ${characters(maxCharacters)}` };
  }
  return null;
}

/** The problem of a one-line text that has a line break or a control character, or `null`. */
export function findLineProblem(text: string): TextProblem | null {
  if (!lineOrControl.test(text)) return null;
  return { type: "value_error", msg: "Text should be one line without control characters" };
}

// A code point takes one or two UTF-16 units, so most texts need no counting.
function isShorter(text: string, minCharacters: number): boolean {
  return text.length < 2 * minCharacters && countCharacters(text) < minCharacters;
}

function characters(count: number): string {
  return count === 1 ? "1 character" : `${String(count)} characters`;
}
