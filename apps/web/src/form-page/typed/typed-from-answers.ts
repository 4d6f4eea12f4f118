import { isQuestion, type Answers, type FormDocument, type FormQuestion } from "@portal/contract/form";
import type { Language } from "@portal/contract/language";
import { writeTypedMoment } from "./typed-moment.ts";
import { writeTypedNumber } from "./typed-number.ts";
import { controlName, zoneControlName, type Typed } from "./typed.ts";

/** Writes answers as they stand in a form's controls. What is of another type than its field's is left out. */
export function typedFromAnswers(document: FormDocument, answers: Answers, language: Language): Typed {
  return Object.fromEntries(
    document.fields.filter(isQuestion).flatMap((field) => entriesOf(field, answers[field.key], language)),
  );
}

type Entry = [string, readonly string[]];

function entriesOf({ type, key }: FormQuestion, answer: unknown, language: Language): Entry[] {
  const name = controlName(key);
  switch (type) {
    case "checkbox":
    case "consent":
      return answer === true ? [[name, [tickedValue]]] : [];
    case "multi_select":
    case "file":
      return Array.isArray(answer) ? [[name, answer.filter((entry) => typeof entry === "string")]] : [];
    case "cascading_dropdown":
      return Array.isArray(answer) ? [[name, [JSON.stringify(answer)]]] : [];
    case "number":
      return typeof answer === "number" ? [[name, [writeTypedNumber(answer, language)]]] : textEntry(name, answer);
    case "date_time":
      return typeof answer === "string" ? momentEntries(key, answer) : [];
    default:
      return textEntry(name, answer);
  }
}

/** What a ticked box sends; an unticked one sends nothing. */
export const tickedValue = "yes";

function textEntry(name: string, answer: unknown): Entry[] {
  return typeof answer === "string" ? [[name, [answer]]] : [];
}

function momentEntries(key: string, answer: string): Entry[] {
  const { local, zone } = writeTypedMoment(answer);
  return [
    [controlName(key), [local]],
    [zoneControlName(key), [zone]],
  ];
}
