import { isQuestion } from "./compile-form.ts";
import { evaluateForm, type Answers } from "./evaluate-form.ts";
import type { FormDocument } from "./form-document.ts";
import type { FormQuestion } from "./form-field.ts";
import { readAnswer } from "./read/read-answer.ts";
import type { Answer } from "./read/reading.ts";

/** What a link says of a field: all the values of the parameter of its name, in their order. */
export type LinkParameters = ReadonlyMap<string, readonly string[]>;

/**
 * The answers that a form starts with: its defaults, and what a link may fill in. Of a link only fields count that allow it, and only what they
 * would accept; the rest is left out without a word, because nobody typed it. A field that is hidden keeps nothing of a link: nobody
 * shall send what they do not see.
 */
export function initialAnswers(document: FormDocument, link: LinkParameters = new Map()): Answers {
  const questions = document.fields.filter(isQuestion);
  const defaults = entriesOf(questions, defaultOf);
  const linked = entriesOf(questions, (field) => linkedAnswer(field, link.get(field.key) ?? []));
  const { visible } = evaluateForm(document, { ...Object.fromEntries(defaults), ...Object.fromEntries(linked) });
  const shown = linked.filter(([key]) => visible.has(key));
  return { ...Object.fromEntries(defaults), ...Object.fromEntries(shown) };
}

/** Consent is given, and files are chosen, by the person in front of the page. */
export function takesLinks(field: FormQuestion): boolean {
  return field.prefill === true && field.type !== "consent" && field.type !== "file";
}

type Entry = [string, Answer];

function entriesOf(
  questions: readonly FormQuestion[],
  answerOf: (field: FormQuestion) => Answer | undefined,
): readonly Entry[] {
  return questions.flatMap((field): Entry[] => {
    const answer = answerOf(field);
    return answer === undefined ? [] : [[field.key, answer]];
  });
}

function defaultOf(field: FormQuestion): Answer | undefined {
  return "default" in field ? field.default : undefined;
}

function linkedAnswer(field: FormQuestion, texts: readonly string[]): Answer | undefined {
  if (!takesLinks(field) || texts.length === 0) return undefined;
  const reading = readAnswer(field, fromTexts(field, texts));
  return reading.success ? reading.value : undefined;
}

/** A link has texts only, so what they mean is said here, for each type, and then read as strictly as anything that is sent. */
function fromTexts({ type }: FormQuestion, texts: readonly string[]): unknown {
  if (type === "multi_select" || type === "cascading_dropdown") return texts;
  const [text, ...more] = texts;
  if (text === undefined || more.length > 0) return undefined;
  if (type === "number") return /^-?[0-9]{1,10}(?:\.[0-9]{1,6})?$/u.test(text) ? Number(text) : undefined;
  if (type === "checkbox") return text === "true" ? true : text === "false" ? false : undefined;
  return text;
}
