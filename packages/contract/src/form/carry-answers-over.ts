import { canonicalJson } from "./canonical-json.ts";
import { isQuestion } from "./compile-form.ts";
import { isAnswered, type Answers } from "./evaluate-form.ts";
import type { FormDocument } from "./form-document.ts";
import type { FieldOf, FormQuestion } from "./form-field.ts";
import { readAnswer } from "./read/read-answer.ts";

/** What becomes of answers when somebody goes on in another version of a form. */
export interface CarriedOver {
  /** To be shown in the new form. Like everything that is typed they may have problems there, which the form then says. */
  readonly answers: Answers;
  /** Keys of questions of the new form that are new, or ask something else than before, in its order. */
  readonly changedFields: readonly string[];
  /** Keys of answered questions whose answer, or a part of it, has no place in the new form, in the order of the old one. */
  readonly droppedFields: readonly string[];
}

/**
 * Carries answers from one version of a form to another. A field is the same by its key. What was typed stays as it was typed where the
 * new field takes text; choices stay as far as the new field has them; everything else stays if the new field accepts it.
 */
export function carryAnswersOver(from: FormDocument, to: FormDocument, answers: Answers): CarriedOver {
  const before = new Map(from.fields.filter(isQuestion).map((field) => [field.key, field]));
  const after = new Map(to.fields.filter(isQuestion).map((field) => [field.key, field]));
  const carried = new Map<string, unknown>();
  const droppedFields: string[] = [];
  for (const source of before.values()) {
    const { key } = source;
    if (!isAnswered(answers, key)) continue;
    const target = after.get(key);
    const kept = target === undefined ? nothing : keep(answers[key], { source, target });
    if (kept.answer !== undefined) carried.set(key, kept.answer);
    if (!kept.isWhole) droppedFields.push(key);
  }
  const changedFields = [...after.values()]
    .filter((field) => asksSomethingElse(before.get(field.key), field))
    .map(({ key }) => key);
  return { answers: Object.fromEntries(carried), changedFields, droppedFields };
}

interface Kept {
  readonly answer: unknown;
  /** Is it all that was answered? */
  readonly isWhole: boolean;
}

const nothing: Kept = { answer: undefined, isWhole: false };

function keep(answer: unknown, { source, target }: { source: FormQuestion; target: FormQuestion }): Kept {
  switch (target.type) {
    case "text":
    case "textarea":
    case "url":
    case "email":
    case "phone":
      return typeof answer === "string" ? { answer, isWhole: true } : nothing;
    case "dropdown":
      return keepIfRead(source.type === "multi_select" ? onlyEntry(answer) : answer, target);
    case "multi_select":
      return keepOptions(source.type === "dropdown" ? [answer] : answer, target);
    case "consent":
      return isSameConsent(source, target) ? keepIfRead(answer, target) : nothing;
    case "checkbox":
    case "number":
    case "date":
    case "date_time":
    case "cascading_dropdown":
    case "file":
      return keepIfRead(answer, target);
  }
}

function onlyEntry(answer: unknown): unknown {
  return Array.isArray(answer) && answer.length === 1 ? answer[0] : undefined;
}

function keepIfRead(answer: unknown, target: FormQuestion): Kept {
  return readAnswer(target, answer).success ? { answer, isWhole: true } : nothing;
}

function keepOptions(answer: unknown, { options }: FieldOf<"multi_select">): Kept {
  if (!Array.isArray(answer)) return nothing;
  const kept = answer.filter((entry) => options.some(({ value }) => value === entry));
  const isWhole = kept.length === answer.length;
  return { answer: kept.length > 0 || isWhole ? kept : undefined, isWhole };
}

/** Agreed is what was read: another text is another consent, to be given anew. */
function isSameConsent(source: FormQuestion, target: FieldOf<"consent">): boolean {
  return source.type === "consent" && canonicalJson(source.text) === canonicalJson(target.text);
}

/** Compares what a person is asked: not where a link may lead, nor what staff do with the answer. */
function asksSomethingElse(before: FormQuestion | undefined, after: FormQuestion): boolean {
  return before === undefined || canonicalJson(asked(before)) !== canonicalJson(asked(after));
}

function asked(field: FormQuestion): unknown {
  return { ...field, prefill: null, personal: null, maps_to: null, visible_when: null, default: null };
}
