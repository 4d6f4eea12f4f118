import {
  carryAnswersOver,
  isQuestion,
  textIn,
  type CascadeOption,
  type FormDocument,
  type FormQuestion,
  type LocalText,
} from "@portal/contract/form";
import { pathsFrom } from "./paths-from.ts";
import type { FormFiles } from "./files/form-files.ts";
import type { FormVersion } from "./form-version.ts";
import type { FilledIn } from "./submission-from-typed.ts";
import { answersFromTyped } from "./typed/answers-from-typed.ts";
import { typedFromAnswers } from "./typed/typed-from-answers.ts";
import { controlName, senderFields, zoneControlName, type Typed } from "./typed/typed.ts";

/** What somebody typed, in another version of the form. */
export interface GoneOn {
  typed: Typed;
  /** Keys of what is new or asks something else. */
  changed: ReadonlySet<string>;
  /** Answers that have no place any more, in words, so that nothing is lost unseen. */
  dropped: readonly { label: string; text: string }[];
}

/** Carries what was typed over to another version of the form. */
export function goOnIn(to: FormVersion, { form: from, typed, language }: FilledIn, files: FormFiles): GoneOn {
  const answers = answersFromTyped(from.document, typed, language);
  const carried = carryAnswersOver(from.document, to.document, answers);
  const kinds = new Map(from.document.fields.map(({ key, type }) => [key, type]));
  const partly = new Set(carried.droppedFields);
  // What stays as it is keeps its very text: the zone that was chosen, say, and not only its offset.
  const untouched = to.document.fields.filter(({ key, type }) => {
    return Object.hasOwn(carried.answers, key) && kinds.get(key) === type && !partly.has(key);
  });
  const names = [...untouched.flatMap(({ key }) => [controlName(key), zoneControlName(key)]), ...senderFields];
  const same = names.flatMap((name): [string, readonly string[]][] => {
    const values = typed[name];
    return values === undefined ? [] : [[name, values]];
  });
  return {
    typed: { ...typedFromAnswers(to.document, carried.answers, language), ...Object.fromEntries(same) },
    changed: new Set(carried.changedFields),
    dropped: droppedIn(from.document, carried.droppedFields, { typed, files }),
  };
}

function droppedIn(
  { fields, default_locale: locale }: FormDocument,
  keys: readonly string[],
  { typed, files }: { typed: Typed; files: FormFiles },
) {
  const say = (text: LocalText) => textIn(text, { locale, defaultLocale: locale });
  return fields.filter(isQuestion).flatMap((field) => {
    const text = inWords(field, typed[controlName(field.key)] ?? [], { say, files });
    return keys.includes(field.key) && text !== "" ? [{ label: say(field.label), text }] : [];
  });
}

interface Means {
  say: (text: LocalText) => string;
  files: FormFiles;
}

/** What stands in a question's control, as its page says it. An unticked box, and an agreement to another text, are no words to keep. */
function inWords(field: FormQuestion, values: readonly string[], { say, files }: Means): string {
  switch (field.type) {
    case "checkbox":
    case "consent":
      return "";
    case "file":
      return values.map((value) => files.nameOf(value) ?? "").join(", ");
    case "cascading_dropdown":
      return pathInWords(field.options, values[0] ?? "", say);
    case "dropdown":
    case "multi_select": {
      const labels = new Map(field.options.map(({ value, label }) => [value, say(label)]));
      return values.map((value) => labels.get(value) ?? value).join(", ");
    }
    default:
      return values.join(", ");
  }
}

function pathInWords(options: readonly CascadeOption[], path: string, say: (text: LocalText) => string): string {
  const found = options.flatMap(pathsFrom).find((steps) => JSON.stringify(steps.map(({ value }) => value)) === path);
  return found === undefined ? path : found.map(({ label }) => say(label)).join(" \u203A ");
}
