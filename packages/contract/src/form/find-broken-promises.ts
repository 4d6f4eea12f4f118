import type { FormDocument } from "./form-document.ts";
import type { CascadeOption, FormOption } from "./form-field.ts";
import { childrenOf, listTexts, type Path } from "./list-texts.ts";

interface BrokenPromise {
  readonly path: Path;
  readonly message: string;
}

/** What a document's shape cannot say, and its readers rely upon all the same. */
export function findBrokenPromises(document: FormDocument): BrokenPromise[] {
  const { default_locale: defaultLocale, locales, fields } = document;
  const missingLocale = locales.includes(defaultLocale)
    ? []
    : [{ path: ["locales"], message: "The list should have the default locale" }];
  return [
    ...missingLocale,
    ...repeated(locales).map((index) => ({ path: ["locales", index], message: "A locale should be listed once" })),
    ...listTexts(document)
      .filter(({ text }) => !Object.hasOwn(text, defaultLocale))
      .map(({ path }) => ({ path, message: "Text should be given in the default locale" })),
    ...repeated(fields.map(({ key }) => key)).map((index) => ({
      path: ["fields", index, "key"],
      message: "A key should belong to one field",
    })),
    ...repeatedMappings(document),
    ...fields.flatMap((field, index) =>
      "options" in field ? repeatedOptions(field.options, ["fields", index, "options"]) : [],
    ),
  ];
}

function repeatedMappings({ fields }: FormDocument): BrokenPromise[] {
  const mappings = fields.map((field) => ("maps_to" in field ? field.maps_to : undefined));
  return repeated(mappings).map((index) => ({
    path: ["fields", index, "maps_to"],
    message: "A part of the request should be filled by one field",
  }));
}

function repeatedOptions(options: readonly (FormOption | CascadeOption)[], path: Path): BrokenPromise[] {
  const own = repeated(options.map(({ value }) => value)).map((index) => ({
    path: [...path, index, "value"],
    message: "A value should belong to one option",
  }));
  return [
    ...own,
    ...options.flatMap((option, index) => repeatedOptions(childrenOf(option), [...path, index, "children"])),
  ];
}

/** The indexes of what occurred before; `undefined` never counts. */
function repeated(values: readonly (string | undefined)[]): number[] {
  const seen = new Set<string>();
  return values.flatMap((value, index) => {
    if (value === undefined) return [];
    if (seen.has(value)) return [index];
    seen.add(value);
    return [];
  });
}
