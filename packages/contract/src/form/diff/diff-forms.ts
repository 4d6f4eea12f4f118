import { canonicalJson } from "../canonical-json.ts";
import type { FormDocument } from "../form-document.ts";
import type { FormField } from "../form-field.ts";
import { diffField } from "./diff-field.ts";
import type { FormChange, FormChangeKind } from "./form-change.ts";
import { nameOf, quoted } from "./wording.ts";

export type { FormChange, FormChangeKind } from "./form-change.ts";

/**
 * Says in words what is different in `after`: the form as a whole first, then its fields in their order, then those that went. A field is the same by
 * its key. Two documents that differ in anything have at least one change.
 */
export function diffForms(before: FormDocument, after: FormDocument): FormChange[] {
  const old = new Map(before.fields.map((field) => [field.key, field]));
  const kept = new Set(after.fields.map(({ key }) => key));
  return [
    ...diffWhole(before, after),
    ...after.fields.flatMap((field) => {
      const previous = old.get(field.key);
      return previous === undefined
        ? [fieldChange("field_added", field, `${nameOf(field, after)} was added`)]
        : diffField({ field: previous, document: before }, { field, document: after });
    }),
    ...before.fields
      .filter(({ key }) => !kept.has(key))
      .map((field) => fieldChange("field_removed", field, `${nameOf(field, before)} was removed`)),
  ];
}

function fieldChange(kind: FormChangeKind, { key }: FormField, sentence: string): FormChange {
  return { kind, key, sentence };
}

function diffWhole(before: FormDocument, after: FormDocument): FormChange[] {
  const changes: FormChange[] = [];
  const differs = (read: (document: FormDocument) => unknown) =>
    canonicalJson(read(before) ?? null) !== canonicalJson(read(after) ?? null);
  const note = (kind: FormChangeKind, sentence: string) => changes.push({ kind, key: null, sentence });

  if (differs(({ title }) => title)) note("title_changed", `The title is now ${quoted(after.title, after)}`);
  if (differs(({ description }) => description)) note("description_changed", "The description was changed");
  if (differs(({ locales, default_locale: fallback }) => [locales, fallback])) {
    note(
      "languages_changed",
      `The languages are now ${after.locales.join(", ")}, falling back to ${after.default_locale}`,
    );
  }
  if (differs((document) => document.sign_in_required === true)) {
    const now = after.sign_in_required === true ? "has to be signed in" : "need not be signed in any more";
    note("access_changed", `Whoever fills the form in ${now}`);
  } else if (differs((document) => document.sign_in_required)) {
    note("access_changed", "It is now written out whether one has to be signed in, with the same meaning");
  }
  if (differs((document) => document.opens_at)) note("times_changed", `The form opens ${after.opens_at ?? "at once"}`);
  if (differs((document) => document.closes_at)) note("times_changed", `The form closes ${after.closes_at ?? "never"}`);
  if (isReordered(before, after)) note("order_changed", "The order of the fields was changed");
  return changes;
}

function isReordered(before: FormDocument, after: FormDocument): boolean {
  const common = (document: FormDocument, other: FormDocument) =>
    document.fields.map(({ key }) => key).filter((key) => other.fields.some((field) => field.key === key));
  return common(before, after).join() !== common(after, before).join();
}
