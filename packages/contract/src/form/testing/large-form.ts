import type { FormDocument } from "../form-document.ts";
import type { FormField } from "../form-field.ts";
import { documentOf } from "./document-of.ts";
import { times } from "./draw.ts";
import { isFilledIn, rightAnswers } from "./draw-answer.ts";
import { questionOfType } from "./draw-form.ts";

const askedTypes = [
  ...(["dropdown", "text", "number", "multi_select", "checkbox", "date", "email", "textarea"] as const),
  ...(["cascading_dropdown", "phone"] as const),
];

/** A form of 200 fields, of which every second one is shown depending on the one ten before it: 100 conditions in chains of ten. */
export function largeForm(): FormDocument {
  return documentOf(times(200, fieldAt));
}

/** Right answers to all of its fields. */
export function largeAnswers(): Record<string, unknown> {
  const questions = times(200, (index) => questionOfType(typeAt(index), `f${index}`));
  return Object.fromEntries(
    questions.map((field) => [field.key, rightAnswers(field).find(([, value]) => isFilledIn(value))?.[0]]),
  );
}

function fieldAt(index: number): FormField {
  const field = { ...questionOfType(typeAt(index), `f${index}`), required: true };
  if (index % 2 === 0) return field;
  const asked = `f${Math.max(0, index - 10)}`;
  return {
    ...field,
    visible_when: { any: [{ field: asked, is_filled: true }, { not: { field: "f0", equals: "blue" } }] },
  };
}

function typeAt(index: number) {
  return askedTypes[index % askedTypes.length] ?? "text";
}
