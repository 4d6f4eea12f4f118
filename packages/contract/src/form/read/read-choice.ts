import { listInWords } from "../../errors/list-in-words.ts";
import type { CascadeOption, FieldOf, FormOption } from "../form-field.ts";
import { accept, refuse, type AnswerProblem, type Reading } from "./reading.ts";

const maxOptionsInWords = 20;
const notAList = refuse("list_type", "Input should be a valid list");

/** Reads one option by its value. */
export function readDropdown({ options }: FieldOf<"dropdown">, answer: unknown): Reading {
  const chosen = options.find(({ value }) => value === answer);
  return chosen === undefined ? refuse("enum", optionsInWords(options)) : accept(chosen.value);
}

/** Reads distinct options by their values, in the order in which they were sent. */
export function readMultiSelect(field: FieldOf<"multi_select">, answer: unknown): Reading {
  if (!Array.isArray(answer)) return notAList;
  const { options, min_selected: min = 0, max_selected: max = options.length } = field;
  if (answer.length > max) return refuse("too_long", `List should have at most ${items(max)}`);
  const values = new Set<unknown>(options.map(({ value }) => value));
  const seen = new Set<string>();
  const problems: AnswerProblem[] = [];
  answer.forEach((entry: unknown, index) => {
    if (typeof entry !== "string" || !values.has(entry)) {
      problems.push({ at: [index], type: "enum", msg: optionsInWords(options) });
    } else if (seen.has(entry)) {
      problems.push({ at: [index], type: "value_error", msg: "Option should not be chosen twice" });
    } else {
      seen.add(entry);
    }
  });
  if (problems.length > 0) return { success: false, problems };
  // An empty list is no choice at all: whether one is needed is for `required` to say.
  if (seen.size > 0 && seen.size < min) return refuse("too_short", `List should have at least ${items(min)}`);
  return accept([...seen]);
}

/** Reads a path through the levels, from the first to an option that nothing follows from. */
export function readCascade(field: FieldOf<"cascading_dropdown">, answer: unknown): Reading {
  if (!Array.isArray(answer)) return notAList;
  if (answer.length > field.levels.length) {
    return refuse("too_long", `List should have at most ${items(field.levels.length)}`);
  }
  const path: string[] = [];
  let options: readonly CascadeOption[] = field.options;
  for (const entry of answer) {
    if (options.length === 0) return refuse("too_long", `List should have at most ${items(path.length)}`);
    const chosen = options.find(({ value }) => value === entry);
    if (chosen === undefined) {
      return { success: false, problems: [{ at: [path.length], type: "enum", msg: optionsInWords(options) }] };
    }
    path.push(chosen.value);
    options = chosen.children ?? [];
  }
  return path.length > 0 && options.length === 0
    ? accept(path)
    : refuse("too_short", `List should have at least ${items(path.length + 1)}`);
}

function optionsInWords(options: readonly FormOption[]): string {
  return options.length > maxOptionsInWords
    ? `Input should be one of the ${options.length} options of this field`
    : `Input should be ${listInWords(options.map(({ value }) => value))}`;
}

function items(count: number): string {
  return count === 1 ? "1 item" : `${count} items`;
}
