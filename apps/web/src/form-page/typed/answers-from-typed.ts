import { isQuestion, type Answers, type FormDocument, type FormQuestion } from "@portal/contract/form";
import type { Language } from "@portal/contract/language";
import { readTypedMoment } from "./typed-moment.ts";
import { readTypedNumber } from "./typed-number.ts";
import { controlName, textOf, zoneControlName, type Typed } from "./typed.ts";

/**
 * Turns what stands in a form's controls into answers. A control that is empty is not answered; what cannot be what its field asks for
 * stays the text that was typed, for the evaluator to refuse. A box that is not ticked says no; a consent that is not given says nothing.
 */
export function answersFromTyped(document: FormDocument, typed: Typed, language: Language): Answers {
  return Object.fromEntries(
    document.fields.filter(isQuestion).map((field) => [field.key, answerOf(field, typed, language)]),
  );
}

function answerOf({ type, key }: FormQuestion, typed: Typed, language: Language): unknown {
  const name = controlName(key);
  const chosen = typed[name] ?? [];
  const text = textOf(typed, name);
  if (type === "checkbox") return chosen.length > 0;
  if (type === "consent") return chosen.length > 0 ? true : undefined;
  if (type === "multi_select" || type === "file") return chosen.length > 0 ? chosen : undefined;
  if (text === "") return undefined;
  if (type === "number") return readTypedNumber(text, language);
  if (type === "date_time") return readTypedMoment(text, textOf(typed, zoneControlName(key)));
  return type === "cascading_dropdown" ? readPath(text) : text;
}

/** The path through a cascade stands in its control as JSON. */
function readPath(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
