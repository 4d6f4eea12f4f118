import { canonicalJson } from "../canonical-json.ts";
import type { Condition } from "../condition.ts";
import type { FormDocument } from "../form-document.ts";
import type { FormField } from "../form-field.ts";
import { conditionInWords } from "./condition-in-words.ts";
import { diffOptions } from "./diff-options.ts";
import type { FormChange, FormChangeKind } from "./form-change.ts";
import { nameOf } from "./wording.ts";

/** A field in its form. */
export interface PlacedField {
  readonly field: FormField;
  readonly document: FormDocument;
}

/** Where each member of a field belongs, so that a new one cannot be forgotten: what is not here is a limit of its type. */
const kindOfMember: Readonly<Record<string, FormChangeKind | undefined>> = {
  key: undefined,
  type: "type_changed",
  label: "text_changed",
  hint: "text_changed",
  text: "text_changed",
  levels: "text_changed",
  required: "required_changed",
  required_when: "required_changed",
  visible_when: "condition_changed",
  options: "options_added",
  default: "default_changed",
  prefill: "prefill_changed",
  maps_to: "mapping_changed",
  personal: "privacy_changed",
};

/** Says what is different in a field that both forms have. */
export function diffField(before: PlacedField, after: PlacedField): FormChange[] {
  const members = new Set([...Object.keys(before.field), ...Object.keys(after.field)]);
  const changed = [...members].filter(
    (member) => !isSame(memberOf(before.field, member), memberOf(after.field, member)),
  );
  const kinds = new Set(changed.map((member) => (member in kindOfMember ? kindOfMember[member] : "limits_changed")));
  return [...kinds].flatMap((kind) => (kind === undefined ? [] : describe(kind, before, after)));
}

function describe(kind: FormChangeKind, before: PlacedField, after: PlacedField): FormChange[] {
  const { key } = after.field;
  const name = nameOf(after.field, after.document);
  const say = (sentence: string): FormChange[] => [{ kind, key, sentence }];
  switch (kind) {
    case "type_changed":
      return say(`${name} is now of type ${after.field.type} instead of ${before.field.type}`);
    case "text_changed": {
      const oldName = nameOf(before.field, before.document);
      return say(oldName === name ? `The wording of ${name} was changed` : `${oldName} is now called ${name}`);
    }
    case "required_changed":
      return say(`${name} is now ${requiredInWords(after)}; before, it was ${requiredInWords(before)}`);
    case "condition_changed":
      return say(`${name} is now ${shownInWords(after)}; before, it was ${shownInWords(before)}`);
    case "options_added":
      return diffOptions(before, after);
    case "default_changed":
      return say(`${name} starts with another answer`);
    case "prefill_changed":
      return say(`A link may ${memberOf(after.field, "prefill") === true ? "now" : "not"} fill in ${name}`);
    case "mapping_changed":
      return say(`${name} now stands for ${partInWords(after.field)} instead of ${partInWords(before.field)}`);
    case "privacy_changed":
      return say(`What is said about ${name} being personal was changed`);
    default:
      return say(`The limits of ${name} were changed`);
  }
}

function requiredInWords({ field, document }: PlacedField): string {
  if ("required" in field && field.required === true) return "required";
  const condition = "required_when" in field ? field.required_when : undefined;
  return condition === undefined ? "optional" : `required when ${conditionInWords(condition, document)}`;
}

function shownInWords({ field, document }: PlacedField): string {
  const condition: Condition | undefined = field.visible_when;
  return condition === undefined ? "always shown" : `shown when ${conditionInWords(condition, document)}`;
}

function partInWords(field: FormField): string {
  const part = "maps_to" in field ? field.maps_to : undefined;
  return part === undefined ? "an attribute of its own" : `the ${part}`;
}

function memberOf(field: FormField, member: string): unknown {
  const found = Object.entries(field).find(([name]) => name === member);
  return found?.[1];
}

function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}
