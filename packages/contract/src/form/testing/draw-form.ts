import type { Condition, ConditionTest } from "../condition.ts";
import type { FormDocument } from "../form-document.ts";
import type { FormField, FormFieldType, FormQuestion } from "../form-field.ts";
import { chance, pick, times, type Draw } from "./draw.ts";
import { drawAnswer } from "./draw-answer.ts";

export const allTypes: readonly FormFieldType[] = [
  ...(["text", "textarea", "number", "dropdown", "multi_select", "checkbox", "date", "date_time"] as const),
  ...(["url", "email", "phone", "cascading_dropdown", "consent", "file", "heading", "help_text"] as const),
];

const en = (text: string) => ({ en: text });
const colours = ["red", "green", "blue"].map((value) => ({ value, label: en(value) }));
const cascade = [
  { value: "hardware", label: en("Hardware"), children: [option("laptop"), option("screen")] },
  { value: "software", label: en("Software") },
];

function option(value: string) {
  return { value, label: en(value) };
}

/** A field of a type with limits that its drawn answers keep or break. */
export function fieldOfType(type: FormFieldType, key: string): FormField {
  return type === "heading" || type === "help_text" ? { type, key, text: en(key) } : questionOfType(type, key);
}

/** The same, for a field that takes an answer. */
export function questionOfType(type: FormQuestion["type"], key: string): FormQuestion {
  const label = en(key);
  switch (type) {
    case "text":
      return { type, key, label, max_length: 20 };
    case "textarea":
      return { type, key, label, max_length: 40 };
    case "number":
      return { type, key, label, min: -5, max: 5, step: 0.5 };
    case "dropdown":
      return { type, key, label, options: colours };
    case "multi_select":
      return { type, key, label, options: colours, max_selected: 3 };
    case "date":
      return { type, key, label, earliest: "2024-01-01", latest: "2026-12-31" };
    case "date_time":
      return { type, key, label, earliest: "2026-06-01T00:00:00Z", latest: "2026-06-02T00:00:00+02:00" };
    case "cascading_dropdown":
      return { type, key, label, levels: [en("Kind"), en("Thing")], options: cascade };
    case "consent":
      return { type, key, label, text: en("I agree") };
    case "file":
      return { type, key, label, max_count: 2, max_file_bytes: 1_000, content_types: ["image/png"] };
    case "checkbox":
    case "url":
    case "email":
    case "phone":
      return { type, key, label };
  }
}

/** Fields that ask something, with the keys that a condition may name. */
interface Scope {
  readonly fields: readonly FormField[];
}

/** Draws a test, now and then of an unknown field or one that does not fit. */
function drawTest(draw: Draw, { fields }: Scope): ConditionTest {
  const { key: field, type } = pick(draw, fields);
  if (chance(draw, 3)) return { field: "nowhere", is_filled: true };
  if (chance(draw, 25)) return { field, is_filled: true };
  switch (chance(draw, 95) ? type : pick(draw, allTypes)) {
    case "number":
      return pick(draw, [
        { field, less_than: 2.5 },
        { field, at_most: 2.5 },
        { field, greater_than: 0 },
        { field, at_least: 0 },
        { field, equals: 5 },
        { field, one_of: [0, 5] },
      ]);
    case "dropdown":
      return pick(draw, [
        { field, equals: "red" },
        { field, one_of: ["green", "blue"] },
      ]);
    case "multi_select":
      return { field, contains: pick(draw, ["red", "green", "blue"]) };
    case "cascading_dropdown":
      return { field, starts_with: pick(draw, [["hardware"], ["hardware", "laptop"], ["software"]]) };
    case "date":
      return pick(draw, [
        { field, at_least: "2026-01-01" },
        { field, less_than: "2026-01-01" },
        { field, equals: "2024-02-29" },
      ]);
    case "date_time":
      return pick(draw, [
        { field, equals: "2026-06-01T12:00:00Z" },
        { field, greater_than: "2026-06-01T14:00:00+02:00" },
        { field, at_most: "2026-06-01T12:00:00+00:00" },
      ]);
    case "checkbox":
    case "consent":
      return { field, equals: chance(draw, 50) };
    default:
      return { field, equals: pick(draw, ["abc", "\u00FCber", "ada@example.com", "+49301234567"]) };
  }
}

function drawCondition(draw: Draw, scope: Scope, depth = 0): Condition {
  const shape = depth >= 3 ? 4 : draw.integer(1, 7);
  const branches = () => times(draw.integer(1, 3), () => drawCondition(draw, scope, depth + 1));
  if (shape === 1) return { all: branches() };
  if (shape === 2) return { any: branches() };
  if (shape === 3) return { not: drawCondition(draw, scope, depth + 1) };
  return drawTest(draw, scope);
}

/** A form and answers to it. */
export interface DrawnCase {
  readonly document: FormDocument;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Draws a form: fields in any order, conditions mostly on fields drawn earlier, now and then in a loop. */
export function drawForm(draw: Draw, options: { readonly loops: boolean } = { loops: true }): FormDocument {
  const plain = times(draw.integer(1, 10), (index) => fieldOfType(pick(draw, allTypes), `f${index}`));
  const mayLoop = options.loops && chance(draw, 15);
  const fields = plain.map((field, index) => {
    const visibleScope = { fields: mayLoop ? plain : plain.slice(0, index) };
    const visible = visibleScope.fields.length > 0 && chance(draw, 50);
    const conditional = visible ? { ...field, visible_when: drawCondition(draw, visibleScope) } : field;
    if (!isAsked(conditional)) return conditional;
    const required = chance(draw, 30) ? { required: true } : {};
    const requiredWhen = chance(draw, 20) ? { required_when: drawCondition(draw, { fields: plain }) } : {};
    return { ...conditional, ...required, ...requiredWhen };
  });
  const shuffled = fields
    .map((field) => ({ field, place: draw.integer(0, 1_000) }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ field }) => field);
  return { format: 1, default_locale: "en", locales: ["en"], title: en("Drawn"), fields: shuffled };
}

/** Draws a form and answers to it: some fields unanswered, some wrongly, now and then one that the form does not have. */
export function drawCase(draw: Draw): DrawnCase {
  const document = drawForm(draw);
  const answered = document.fields.filter(isAsked).filter(() => chance(draw, 75));
  const answers = Object.fromEntries(answered.map((field) => [field.key, drawAnswer(draw, field)]));
  const heading = document.fields.find((field) => !isAsked(field));
  if (chance(draw, 5)) answers["stray"] = "abc";
  if (heading !== undefined && chance(draw, 5)) answers[heading.key] = "abc";
  return { document, answers };
}

export function isAsked(field: FormField): field is FormQuestion {
  return "label" in field;
}
