import { compileForm, type CompiledForm } from "./compile-form.ts";
import type { Values } from "./compile-condition.ts";
import type { FormDocument } from "./form-document.ts";
import { readAnswer } from "./read/read-answer.ts";
import type { Answer, AnswerProblem } from "./read/reading.ts";

/** What somebody answered so far, by field key, as it would be sent. A key that is absent or `undefined` is not answered. */
export type Answers = Readonly<Record<string, unknown>>;

/** The state of a form under some answers. */
export interface FormState {
  /** Keys of the fields that are shown, headings included. */
  readonly visible: ReadonlySet<string>;
  /** Keys of the visible fields that have to be filled in. */
  readonly required: ReadonlySet<string>;
  /** The values of visible fields whose answers are right, in the form that is stored. */
  readonly values: Values;
  /** What is wrong with the answers that visible fields have; an answer that is lacking is not in it. */
  readonly problems: ReadonlyMap<string, readonly AnswerProblem[]>;
}

/**
 * Says which fields are visible and required under some answers. Every field is visited once, after those that its visibility
 * depends on; so a hidden field has no value, nor has one whose answer is wrong, and what depends on it knows.
 *
 * The browser and the server run this very function.
 */
export function evaluateForm(document: FormDocument, answers: Answers): FormState {
  const form = compileForm(document);
  const visible = new Set<string>();
  const values = new Map<string, Answer>();
  const problems = new Map<string, readonly AnswerProblem[]>();
  for (const { field, question, isVisible } of form.inDependencyOrder) {
    if (!isVisible(values)) continue;
    visible.add(field.key);
    if (question === null || !isAnswered(answers, field.key)) continue;
    const reading = readAnswer(question, answers[field.key]);
    if (reading.success) values.set(field.key, reading.value);
    else problems.set(field.key, reading.problems);
  }
  return { visible, required: requiredFields(form, { visible, values }), values, problems };
}

/** Tells whether there is an answer of some kind, right or wrong. */
export function isAnswered(answers: Answers, key: string): boolean {
  return Object.hasOwn(answers, key) && answers[key] !== undefined;
}

function requiredFields(
  { inDocumentOrder }: CompiledForm,
  { visible, values }: Pick<FormState, "visible" | "values">,
): ReadonlySet<string> {
  const required = inDocumentOrder.filter(({ field, isRequired }) => visible.has(field.key) && isRequired(values));
  return new Set(required.map(({ field }) => field.key));
}
