import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acmeItSupportVersion1, acmeItSupportVersion2 } from "../demo/acme-it-support.ts";
import type { FormField } from "../form-field.ts";
import { parseFormDocument } from "../parse-form-document.ts";
import { documentOf } from "../testing/document-of.ts";
import { drawFromSeed } from "../testing/draw.ts";
import { drawForm } from "../testing/draw-form.ts";
import { diffForms } from "./diff-forms.ts";

const en = (text: string) => ({ en: text });
const option = (value: string) => ({ value, label: en(value) });
const kind: FormField = { type: "dropdown", key: "kind", label: en("Kind"), options: [option("Red"), option("Blue")] };
const name: FormField = { type: "text", key: "name", label: en("Name") };

function sentencesOf(before: readonly FormField[], after: readonly FormField[]): string[] {
  return diffForms(documentOf(before), documentOf(after)).map(({ kind: change, sentence }) => `${change}: ${sentence}`);
}

describe("diffForms", () => {
  it.each<[string, FormField[], FormField[], string[]]>([
    ["an added field", [kind], [kind, name], ["field_added: “Name” was added"]],
    ["a removed field", [kind, name], [kind], ["field_removed: “Name” was removed"]],
    ["another order", [kind, name], [name, kind], ["order_changed: The order of the fields was changed"]],
    [
      "a renamed field",
      [name],
      [{ ...name, label: en("Full name") }],
      ["text_changed: “Name” is now called “Full name”"],
    ],
    [
      "a translation",
      [name],
      [{ ...name, label: { en: "Name", de: "Name" } }],
      ["text_changed: The wording of “Name” was changed"],
    ],
    [
      "another type",
      [name],
      [{ type: "textarea", key: "name", label: en("Name") }],
      ["type_changed: “Name” is now of type textarea instead of text"],
    ],
    [
      "what is required when",
      [kind, { ...name, required: true }],
      [kind, { ...name, required_when: { field: "kind", equals: "Red" } }],
      ["required_changed: “Name” is now required when “Kind” is “Red”; before, it was required"],
    ],
    [
      "a condition",
      [kind, name],
      [
        kind,
        {
          ...name,
          visible_when: {
            all: [{ field: "kind", one_of: ["Red", "Blue"] }, { not: { field: "kind", equals: "Red" } }],
          },
        },
      ],
      [
        "condition_changed: “Name” is now shown when “Kind” is “Red” or “Blue” and not (“Kind” is “Red”); before, it was always shown",
      ],
    ],
    [
      "options that came, went and were reworded",
      [kind],
      [{ ...kind, options: [option("Green"), { value: "Blue", label: en("Navy") }] }],
      [
        "options_added: “Kind” now offers “Green”",
        "options_removed: “Kind” no longer offers “Red”",
        "options_reworded: “Kind” words “Navy” differently",
      ],
    ],
    [
      "options in another order",
      [kind],
      [{ ...kind, options: [option("Blue"), option("Red")] }],
      ["options_reordered: “Kind” has its options in another order"],
    ],
    ["limits", [name], [{ ...name, max_length: 9 }], ["limits_changed: The limits of “Name” were changed"]],
    [
      "a mapping",
      [name],
      [{ ...name, maps_to: "subject" }],
      ["mapping_changed: “Name” now stands for the subject instead of an attribute of its own"],
    ],
    ["a link's rights", [name], [{ ...name, prefill: true }], ["prefill_changed: A link may now fill in “Name”"]],
  ])("says %s", (...[, before, after, sentences]) => {
    expect(sentencesOf(before, after)).toEqual(sentences);
  });

  it("says what is different in the form as a whole", () => {
    const before = documentOf([name]);
    const after = documentOf([name], {
      title: en("Another form"),
      description: en("New"),
      locales: ["en", "de"],
      sign_in_required: true,
      opens_at: "2026-01-01T00:00:00Z",
      closes_at: "2026-02-01T00:00:00Z",
    });

    expect(diffForms(before, after).map(({ sentence }) => sentence)).toEqual([
      "The title is now “Another form”",
      "The description was changed",
      "The languages are now en, de, falling back to en",
      "Whoever fills the form in has to be signed in",
      "The form opens 2026-01-01T00:00:00Z",
      "The form closes 2026-02-01T00:00:00Z",
    ]);
    expect(diffForms(after, before)).toHaveLength(6);
  });

  it("says something if and only if something is different", () => {
    const forms = fc.integer().map((seed) => drawForm(drawFromSeed(seed)));
    const oneChanged = fc.tuple(forms, fc.nat(), fc.nat()).map(([document, place, member]) => {
      const index = place % document.fields.length;
      const entries = Object.entries(document.fields[index] ?? {});
      const without = Object.fromEntries(entries.toSpliced(member % entries.length, 1));
      return {
        before: document,
        after: parseFormDocument({
          ...document,
          fields: document.fields.map((field, at) => (at === index ? without : field)),
        }),
      };
    });
    fc.assert(
      fc.property(oneChanged, ({ before, after }) => {
        fc.pre(after.success);

        expect(diffForms(before, after.document).length).toBeGreaterThan(0);
        expect(diffForms(after.document, before).length).toBeGreaterThan(0);
        expect(diffForms(before, structuredClone(before))).toEqual([]);
      }),
      { numRuns: 500, seed: 20_261_122 },
    );
  });

  it("tells the story of Acme's second version", () => {
    expect(diffForms(acmeItSupportVersion1, acmeItSupportVersion2).map(({ sentence }) => sentence)).toEqual([
      "“Which device?” now offers “Docking station”, “No power”, “No picture”",
      "“Since when?” was added",
      "“Please call me back” was added",
      "“Phone number” was added",
      "“Use of your number” was added",
    ]);
  });
});
