import { locPart } from "../errors/loc-part.ts";
import type { Problem } from "../errors/problem.ts";
import { compileForm, type CompiledField } from "./compile-form.ts";
import { evaluateForm, isAnswered, type Answers, type FormState } from "./evaluate-form.ts";
import type { FormDocument } from "./form-document.ts";
import { findFileProblems, type KnownFile } from "./read/read-files.ts";
import { isFilled, type Answer, type AnswerProblem } from "./read/reading.ts";

/** How strictly to read. */
export interface ReadOptions {
  /**
   * What becomes of answers to fields that are hidden. `strip` (usual) leaves them out unread: without scripts a page shows all its fields.
   * `refuse` is for callers who are promised that nothing they send is dropped.
   */
  readonly hiddenAnswers?: "strip" | "refuse";
  /** What is known of uploaded files, to be held against the limits of their fields. */
  readonly files?: ReadonlyMap<string, KnownFile>;
}

/** Answers that may be stored, or every problem of them, each with its place in the request. */
export type ReadAnswers =
  | {
      readonly success: true;
      /** By field key, in the order of the form; hidden and unanswered fields are not in it. */
      readonly values: Readonly<Record<string, Answer>>;
      /** Keys of hidden fields whose answers were left out. */
      readonly strippedKeys: readonly string[];
    }
  | { readonly success: false; readonly problems: readonly Problem[] };

/**
 * Reads the answers to a form, all problems at once: those of its fields in the order of the form, then keys that it does not know.
 * Nothing is coerced, defaults are not filled in, and `null` is no way to say "not answered".
 */
export function readAnswers(document: FormDocument, answers: Answers, options: ReadOptions = {}): ReadAnswers {
  const form = compileForm(document);
  const state = evaluateForm(document, answers);
  const problems = [
    ...form.inDocumentOrder.flatMap((field) => problemsOfField(field, { state, answers, options })),
    ...Object.keys(answers)
      .filter((key) => !form.keys.has(key) && isAnswered(answers, key))
      .map((key) => extra(["body", "custom_attrs", locPart(key)])),
  ];
  if (problems.length > 0) return { success: false, problems };
  const values = form.inDocumentOrder.flatMap(({ field: { key } }): [string, Answer][] => {
    const value = state.values.get(key);
    return value === undefined ? [] : [[key, value]];
  });
  const hidden = form.inDocumentOrder.filter(({ field }) => !state.visible.has(field.key));
  const strippedKeys = hidden.map(({ field }) => field.key).filter((key) => isAnswered(answers, key));
  return { success: true, values: Object.fromEntries(values), strippedKeys };
}

interface Circumstances {
  readonly state: FormState;
  readonly answers: Answers;
  readonly options: ReadOptions;
}

function problemsOfField(compiled: CompiledField, { state, answers, options }: Circumstances): Problem[] {
  const { question, loc } = compiled;
  if (question === null) return [];
  const { key } = question;
  const answered = isAnswered(answers, key);
  if (!state.visible.has(key)) return answered && options.hiddenAnswers === "refuse" ? [extra(loc)] : [];
  const isRequired = state.required.has(key);
  if (!answered) return isRequired ? [{ loc: [...loc], msg: "Field required", type: "missing" }] : [];
  const value = state.values.get(key);
  if (value === undefined) return placed(state.problems.get(key) ?? [], loc);
  if (isRequired && !isFilled(value)) return [{ loc: [...loc], ...emptinessOf(value) }];
  if (question.type !== "file" || options.files === undefined || !isList(value)) return [];
  return placed(findFileProblems(question, value, options.files), loc);
}

function emptinessOf(value: Answer): Pick<Problem, "msg" | "type"> {
  return isList(value)
    ? { type: "too_short", msg: "List should have at least 1 item" }
    : { type: "value_error", msg: "Input should be true: this has to be ticked" };
}

function placed(problems: readonly AnswerProblem[], loc: readonly string[]): Problem[] {
  return problems.map(({ at, msg, type }) => ({ loc: [...loc, ...at], msg, type }));
}

function extra(loc: readonly (string | number)[]): Problem {
  return { loc: [...loc], msg: "Extra inputs are not permitted", type: "extra_forbidden" };
}

function isList(value: Answer): value is readonly string[] {
  return Array.isArray(value);
}
