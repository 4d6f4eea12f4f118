import { locPart } from "../errors/loc-part.ts";
import type { Problem } from "../errors/problem.ts";
import type { Answers } from "./evaluate-form.ts";
import type { FormDocument } from "./form-document.ts";
import type { FormQuestion, MappedPart } from "./form-field.ts";
import { isQuestion } from "./compile-form.ts";
import { readAnswers, type ReadOptions } from "./read-answers.ts";
import type { Answer } from "./read/reading.ts";

/** The parts of a request body that a form is about. */
export type FormBody = Readonly<Partial<Record<MappedPart | "custom_attrs", unknown>>>;

/** What a form's answers come to in a conversation. */
export interface FormSubmission {
  /** The parts that fields stand for; a part that no field stands for, or that was not answered, is not in it. */
  readonly mapped: Readonly<Partial<Record<MappedPart, string>>>;
  /** All other answers but files, by field key: this is what is stored. */
  readonly customAttrs: Readonly<Record<string, Answer>>;
  /** `attachment_id`s by field key. They are capabilities: to be linked, never stored. */
  readonly attachmentIds: Readonly<Record<string, readonly string[]>>;
  readonly strippedKeys: readonly string[];
}

export type ReadSubmission =
  | { readonly success: true; readonly submission: FormSubmission }
  | { readonly success: false; readonly problems: readonly Problem[] };

/**
 * Reads the part of a request body that a form is about: `custom_attrs`, and of subject, description, priority and category those
 * that its fields stand for. A part that no field stands for is none of the form's business and stays with the submission's own schema.
 */
export function readFormSubmission(document: FormDocument, body: FormBody, options: ReadOptions = {}): ReadSubmission {
  const questions = document.fields.filter(isQuestion);
  const { answers, problems } = collectAnswers(questions, body);
  const reading = readAnswers(document, answers, options);
  // Of attributes that are no object, nothing can be said but that.
  const isUnreadable = problems.some(({ type }) => type === "dict_type");
  const ofFields = reading.success ? [] : reading.problems;
  const all = [...ofFields.filter(({ loc }) => !isUnreadable || loc[1] !== "custom_attrs"), ...problems];
  if (!reading.success || all.length > 0) return { success: false, problems: all };
  const doubled = findDoubledFiles(questions, reading.values);
  if (doubled.length > 0) return { success: false, problems: doubled };
  return {
    success: true,
    submission: { ...partValues(questions, reading.values), strippedKeys: reading.strippedKeys },
  };
}

/**
 * Gathers the answers of a request body by field key, wherever the body has them.
 *
 * @returns the answers, and the problems of what can be no answer: a `custom_attrs` that is no object, and a key in it whose place is elsewhere
 */
function collectAnswers(
  questions: readonly FormQuestion[],
  body: FormBody,
): { answers: Answers; problems: readonly Problem[] } {
  const { custom_attrs: sent = {} } = body;
  if (typeof sent !== "object" || sent === null || Array.isArray(sent)) {
    const problem: Problem = {
      loc: ["body", "custom_attrs"],
      msg: "Input should be a valid dictionary",
      type: "dict_type",
    };
    return { answers: mappedAnswers(questions, body), problems: [problem] };
  }
  const elsewhere = new Set(questions.filter((field) => partOf(field) !== undefined).map(({ key }) => key));
  const entries = Object.entries(sent);
  const problems = entries
    .filter(([key]) => elsewhere.has(key))
    .map(([key]): Problem => {
      return {
        loc: ["body", "custom_attrs", locPart(key)],
        msg: "Extra inputs are not permitted",
        type: "extra_forbidden",
      };
    });
  const own = Object.fromEntries(entries.filter(([key]) => !elsewhere.has(key)));
  return { answers: { ...own, ...mappedAnswers(questions, body) }, problems };
}

function mappedAnswers(questions: readonly FormQuestion[], body: FormBody): Answers {
  return Object.fromEntries(
    questions.flatMap((field) => {
      const part = partOf(field);
      return part === undefined || !Object.hasOwn(body, part) ? [] : [[field.key, body[part]]];
    }),
  );
}

function partValues(questions: readonly FormQuestion[], values: Readonly<Record<string, Answer>>) {
  const mapped: Partial<Record<MappedPart, string>> = {};
  const customAttrs: Record<string, Answer> = {};
  const attachmentIds: Record<string, readonly string[]> = {};
  for (const field of questions) {
    const value = values[field.key];
    if (value === undefined) continue;
    const part = partOf(field);
    if (part !== undefined && typeof value === "string") mapped[part] = value;
    else if (field.type === "file" && typeof value === "object") attachmentIds[field.key] = value;
    else customAttrs[field.key] = value;
  }
  return { mapped, customAttrs, attachmentIds };
}

/** A file answers one question. */
function findDoubledFiles(questions: readonly FormQuestion[], values: Readonly<Record<string, Answer>>): Problem[] {
  const seen = new Set<string>();
  return questions.flatMap(({ key, type }) => {
    const ids = type === "file" ? values[key] : undefined;
    if (typeof ids !== "object") return [];
    const doubled = ids.flatMap((id, index) => (seen.has(id) ? [index] : []));
    ids.forEach((id) => seen.add(id));
    return doubled.map((index): Problem => {
      const loc = ["body", "custom_attrs", key, index];
      return { loc, msg: "Attachment should not be listed twice", type: "value_error" };
    });
  });
}

function partOf(field: FormQuestion): MappedPart | undefined {
  return "maps_to" in field ? field.maps_to : undefined;
}
