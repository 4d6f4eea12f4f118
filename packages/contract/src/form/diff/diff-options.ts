import { canonicalJson } from "../canonical-json.ts";
import type { FormDocument } from "../form-document.ts";
import type { CascadeOption, FormField, FormOption } from "../form-field.ts";
import { childrenOf } from "../list-texts.ts";
import type { FormChange, FormChangeKind } from "./form-change.ts";
import { nameOf, quoted } from "./wording.ts";

interface PlacedField {
  readonly field: FormField;
  readonly document: FormDocument;
}

/** Says which options came, went, were reworded or changed places, over all levels. */
export function diffOptions(before: PlacedField, after: PlacedField): FormChange[] {
  const name = nameOf(after.field, after.document);
  const old = optionsOf(before);
  const now = optionsOf(after);
  const added = [...now].filter(([path]) => !old.has(path));
  const removed = [...old].filter(([path]) => !now.has(path));
  const reworded = [...now].filter(([path, { label }]) => {
    const previous = old.get(path);
    return previous !== undefined && canonicalJson(previous.label) !== canonicalJson(label);
  });
  const order = (one: Options, other: Options) => canonicalJson([...one.keys()].filter((path) => other.has(path)));
  return [
    ...say("options_added", added, (options) => `${name} now offers ${options}`),
    ...say("options_removed", removed, (options) => `${name} no longer offers ${options}`),
    ...say("options_reworded", reworded, (options) => `${name} words ${options} differently`),
    ...(order(old, now) === order(now, old)
      ? []
      : [change("options_reordered", `${name} has its options in another order`)]),
  ];

  function say(kind: FormChangeKind, options: readonly Entry[], sentence: (options: string) => string): FormChange[] {
    if (options.length === 0) return [];
    return [change(kind, sentence(options.map(([, { words }]) => words).join(", ")))];
  }

  function change(kind: FormChangeKind, sentence: string): FormChange {
    return { kind, key: after.field.key, sentence };
  }
}

interface KnownOption {
  readonly label: FormOption["label"];
  /** Its label, in quotation marks. */
  readonly words: string;
}
type Options = ReadonlyMap<string, KnownOption>;
type Entry = readonly [path: string, option: KnownOption];

/** All options by their path of values, in their order. */
function optionsOf({ field, document }: PlacedField): Options {
  return new Map("options" in field ? entriesOf(field.options, []) : []);

  function entriesOf(options: readonly (FormOption | CascadeOption)[], parents: readonly string[]): Entry[] {
    return options.flatMap((option): Entry[] => {
      const path = [...parents, option.value];
      const own = { label: option.label, words: quoted(option.label, document) };
      return [[canonicalJson(path), own], ...entriesOf(childrenOf(option), path)];
    });
  }
}
