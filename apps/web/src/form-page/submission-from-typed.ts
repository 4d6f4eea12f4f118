import { evaluateForm, isQuestion, locOf } from "@portal/contract/form";
import type { FormVersion } from "./form-version.ts";
import { answersFromTyped } from "./typed/answers-from-typed.ts";
import { senderFields, textOf, type Typed } from "./typed/typed.ts";
import type { Language } from "@portal/contract/language";

/** A form that somebody has filled in. */
export interface FilledIn {
  form: FormVersion;
  typed: Typed;
  language: Language;
}

/**
 * The request that a filled-in form comes to, as the procedure takes it. Fields that are hidden are left out: a page without scripts shows
 * all of them, and nobody shall send what a page with scripts would not have asked.
 */
export function submissionFromTyped({ form: { id, version, document }, typed, language }: FilledIn): SubmissionBody {
  const answers = answersFromTyped(document, typed, language);
  const { visible } = evaluateForm(document, answers);
  const parts = new Map<string, unknown>();
  const attributes = new Map<string, unknown>();
  for (const field of document.fields.filter(isQuestion)) {
    const answer = answers[field.key];
    if (answer === undefined || !visible.has(field.key)) continue;
    const [, part = "", key] = locOf(field);
    if (key === undefined) parts.set(part, answer);
    else attributes.set(key, answer);
  }
  const sender = senderFields.map((field): [string, string] => [field, textOf(typed, field)]);
  return {
    form_id: id,
    form_version: version,
    ...Object.fromEntries(parts),
    ...Object.fromEntries(sender.filter(([, text]) => text !== "")),
    custom_attrs: Object.fromEntries(attributes),
  };
}

export interface SubmissionBody extends Readonly<Record<string, unknown>> {
  readonly form_id: string;
  readonly form_version: number;
  readonly custom_attrs: Readonly<Record<string, unknown>>;
}
