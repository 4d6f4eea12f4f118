import type { FormDocument } from "./form-document.ts";
import type { CascadeOption, FormField, FormOption } from "./form-field.ts";
import type { LocalText } from "./text-in.ts";

export type Path = readonly (string | number)[];

/** A text of a document with its place. */
export interface PlacedText {
  readonly path: Path;
  readonly text: LocalText;
}

/** Every text of a document that people read, in the order of the document. */
export function listTexts(document: FormDocument): PlacedText[] {
  const { title, description } = document;
  return [
    { path: ["title"], text: title },
    ...optional(["description"], description),
    ...document.fields.flatMap((field, index) => textsOfField(field, ["fields", index])),
  ];
}

function textsOfField(field: FormField, path: Path): PlacedText[] {
  const asked = "label" in field ? [{ path: [...path, "label"], text: field.label }] : [];
  const hint = "hint" in field ? optional([...path, "hint"], field.hint) : [];
  const own = "text" in field ? [{ path: [...path, "text"], text: field.text }] : [];
  const levels =
    "levels" in field ? field.levels.map((text, index) => ({ path: [...path, "levels", index], text })) : [];
  const options = "options" in field ? textsOfOptions(field.options, [...path, "options"]) : [];
  return [...asked, ...hint, ...own, ...levels, ...options];
}

function textsOfOptions(options: readonly (FormOption | CascadeOption)[], path: Path): PlacedText[] {
  return options.flatMap((option, index) => [
    { path: [...path, index, "label"], text: option.label },
    ...textsOfOptions(childrenOf(option), [...path, index, "children"]),
  ]);
}

function optional(path: Path, text: LocalText | undefined): PlacedText[] {
  return text === undefined ? [] : [{ path, text }];
}

/** The options that follow from one; none for an option that has no children. */
export function childrenOf(option: FormOption | CascadeOption): readonly CascadeOption[] {
  return "children" in option ? (option.children ?? []) : [];
}
