import { describe, expect, it } from "vitest";
import type { FormDocument } from "../form-document.ts";
import type { FormField, FormQuestion } from "../form-field.ts";
import { documentOf } from "../testing/document-of.ts";
import { questionOfType } from "../testing/draw-form.ts";
import { lintForm } from "./lint-form.ts";

const en = (text: string) => ({ en: text });
const subject: FormField = { type: "text", key: "subject", label: en("Subject"), required: true, maps_to: "subject" };
const description: FormField = {
  type: "textarea",
  key: "description",
  label: en("Description"),
  required: true,
  maps_to: "description",
};
const kind = questionOfType("dropdown", "kind");

/** What is found in a form that is in order but for these fields, which stand first. */
function findingsIn(fields: readonly FormField[], rest: Partial<FormDocument> = {}): string[] {
  const document = documentOf([...fields, subject, description], rest);
  return lintForm(document).map(({ rule, severity, path }) => `${severity} ${rule} ${path.join(".")}`);
}

const photos = (key: string, count: number): FormQuestion => ({
  type: "file",
  key,
  label: en("Photos"),
  max_count: count,
  max_file_bytes: 1,
  content_types: ["image/png"],
});
const consent: FormQuestion = {
  type: "consent",
  key: "consent",
  label: en("Consent"),
  text: en("I agree"),
  required: true,
};

describe("lintForm", () => {
  it("finds nothing in a form that is in order", () => {
    expect(
      findingsIn([kind, { ...questionOfType("text", "a"), visible_when: { field: "kind", equals: "red" } }]),
    ).toEqual([]);
  });

  it("names every field of a loop of conditions", () => {
    const loop = findingsIn([
      { ...kind, key: "a", visible_when: { field: "b", equals: "red" } },
      { ...kind, key: "b", visible_when: { not: { field: "a", equals: "red" } } },
      { ...kind, key: "c", visible_when: { any: [{ field: "c", is_filled: true }] } },
      { ...kind, key: "d", visible_when: { not: { field: "a", is_filled: true } } },
    ]);

    expect(loop).toEqual([0, 1, 2].map((index) => `error condition_loop fields.${index}.visible_when`));
  });

  it("does not take a field that is required depending on itself for a loop", () => {
    expect(findingsIn([{ ...questionOfType("text", "a"), required_when: { field: "a", is_filled: true } }])).toEqual(
      [],
    );
  });

  it.each([
    ["a field that is not there", { field: "nowhere", is_filled: true }, "unknown_field", "field"],
    ["a heading", { field: "h", is_filled: true }, "unknown_field", "field"],
    ["an option that is not there", { field: "kind", equals: "violet" }, "unknown_option", "equals"],
    [
      "one option of several that is not there",
      { field: "kind", one_of: ["red", "violet"] },
      "unknown_option",
      "one_of.1",
    ],
    ["an unknown option of many", { field: "many", contains: "violet" }, "unknown_option", "contains"],
    ["an unknown level", { field: "cascade", starts_with: ["hardware", "x"] }, "unknown_option", "starts_with"],
    ["an order of options", { field: "kind", less_than: "red" }, "unfit_condition", "less_than"],
    ["a text of a number", { field: "count", at_least: "5" }, "unfit_condition", "at_least"],
    ["a day that is none", { field: "day", at_most: "2026-02-30" }, "unfit_condition", "at_most"],
    [
      "an address that is not in its stored form",
      { field: "mail", equals: "Ada@Example.com" },
      "unfit_condition",
      "equals",
    ],
    ["a tick by a text", { field: "box", equals: "true" }, "unfit_condition", "equals"],
    ["a part of a file", { field: "files", equals: "a" }, "unfit_condition", "equals"],
  ] as const)("says where a condition asks about %s", (...[, test, rule, member]) => {
    const inner = "one_of" in test ? { ...test, one_of: [...test.one_of] } : test;
    const placed = "starts_with" in inner ? { ...inner, starts_with: [...inner.starts_with] } : inner;
    const fields: FormField[] = [
      { ...questionOfType("text", "a"), required_when: { any: [{ not: placed }] } },
      { type: "heading", key: "h", text: en("Heading") },
      kind,
      questionOfType("multi_select", "many"),
      questionOfType("cascading_dropdown", "cascade"),
      questionOfType("number", "count"),
      questionOfType("date", "day"),
      { ...questionOfType("email", "mail"), personal: false },
      questionOfType("checkbox", "box"),
      questionOfType("file", "files"),
    ];

    expect(findingsIn(fields)).toEqual([`error ${rule} fields.0.required_when.any.0.not.${member}`]);
  });

  it("calls a required field that nothing can show an error, and another one a warning", () => {
    const never = {
      all: [
        { field: "kind", equals: "red" },
        { field: "kind", equals: "blue" },
      ],
    };

    expect(findingsIn([kind, { ...questionOfType("text", "a"), required: true, visible_when: never }])).toEqual([
      "error never_visible fields.1.visible_when",
    ]);
    expect(findingsIn([kind, { ...questionOfType("text", "a"), visible_when: never }])).toEqual([
      "warning never_visible fields.1.visible_when",
    ]);
  });

  it("refuses a default that the field would refuse, and a closing time before the opening", () => {
    expect(findingsIn([{ type: "number", key: "n", label: en("N"), max: 5, default: 6 }])).toEqual([
      "error impossible_default fields.0.default",
    ]);
    expect(findingsIn([], { opens_at: "2026-01-01T00:00:00Z", closes_at: "2026-01-01T01:00:00+01:00" })).toEqual([
      "error impossible_limits closes_at",
    ]);
  });

  it("wants a subject and a description, always asked, and fields that fit their part", () => {
    const lint = (fields: FormField[], categories?: string[]) =>
      lintForm(documentOf(fields), categories === undefined ? {} : { categories }).map(
        ({ rule, path }) => `${rule} ${path.join(".")}`,
      );

    expect(lint([kind])).toEqual(["missing_mapping fields", "missing_mapping fields"]);
    expect(lint([{ ...subject, required: false }, description])).toEqual(["missing_mapping fields.0.maps_to"]);
    expect(lint([subject, { ...description, visible_when: { field: "subject", is_filled: true } }])).toEqual([
      "missing_mapping fields.1.maps_to",
    ]);
    expect(lint([{ ...subject, max_length: 256 }, description])).toEqual(["unfit_mapping fields.0.max_length"]);
    expect(lint([{ ...description, key: "s", maps_to: "subject" }, description])).toEqual([
      "unfit_mapping fields.0.maps_to",
    ]);
    const options = (part: "category" | "priority"): FormField => ({
      type: "dropdown",
      key: "part",
      label: en("Part"),
      maps_to: part,
      options: [
        { value: "low", label: en("Low") },
        { value: "lower", label: en("Lower") },
      ],
    });
    expect(lint([options("priority"), subject, description])).toEqual(["unfit_mapping fields.0.options.1.value"]);
    expect(lint([options("category"), subject, description])).toEqual([]);
    expect(lint([options("category"), subject, description], ["low"])).toEqual([
      "unknown_category fields.0.options.1.value",
    ]);
  });

  it("misses a consent that goes with personal data", () => {
    const mail = questionOfType("email", "mail");
    const when = { field: "kind", equals: "red" };
    const missing = "warning missing_consent fields.1";

    expect(findingsIn([kind, mail])).toEqual([missing]);
    expect(findingsIn([kind, { ...mail, personal: false }])).toEqual([]);
    expect(findingsIn([kind, { ...questionOfType("date", "born"), personal: true }])).toEqual([missing]);
    expect(findingsIn([kind, mail, consent])).toEqual([]);
    expect(findingsIn([kind, mail, { ...consent, required: false }])).toEqual([missing]);
    expect(findingsIn([kind, mail, { ...consent, visible_when: when }])).toEqual([missing]);
    expect(findingsIn([kind, { ...mail, visible_when: when }, { ...consent, visible_when: when }])).toEqual([]);
  });

  it("forbids a link to fill in consents, files and what nobody can see", () => {
    expect(
      findingsIn([
        { ...consent, prefill: true },
        { ...photos("photos", 1), prefill: true },
      ]),
    ).toEqual(["error forbidden_prefill fields.0.prefill", "error forbidden_prefill fields.1.prefill"]);
    const never = { all: [{ field: "kind", equals: "red" }, { not: { field: "kind", is_filled: true } }] } as const;
    const hidden = { ...questionOfType("text", "a"), prefill: true, visible_when: { all: [...never.all] } };
    expect(findingsIn([kind, hidden])).toEqual([
      "error forbidden_prefill fields.1.prefill",
      "warning never_visible fields.1.visible_when",
    ]);
  });

  it("says which text lacks which language, and which has one too many", () => {
    const labels = { en: "Kind", de: "Art", fr: "Genre" };
    const option = { value: "a", label: { en: "A" } };

    expect(
      lintForm(
        documentOf(
          [
            { type: "dropdown", key: "kind", label: labels, options: [option] },
            { ...subject, label: { en: "Subject", de: "Betreff" } },
            { ...description, label: { en: "Description", de: "Beschreibung" } },
          ],
          { locales: ["en", "de"], title: { en: "A form", de: "Ein Formular" } },
        ),
      ).map(({ rule, path }) => `${rule} ${path.join(".")}`),
    ).toEqual(["unknown_locale fields.0.label.fr", "missing_translation fields.0.options.0.label.de"]);
  });

  it("warns of more files than a request carries", () => {
    expect(findingsIn([photos("a", 5), photos("b", 5)])).toEqual([]);
    expect(findingsIn([photos("a", 5), photos("b", 6)])).toEqual(["warning too_many_files fields.1.max_count"]);
  });

  it.each([
    ["#0b5cad", []],
    ["#767676", ["primary_color"]],
    ["#ffff00", ["primary_color"]],
    ["red;}", ["primary_color"]],
  ])("measures the tenant's colour %s on the page", (primaryColor, paths) => {
    const document = documentOf([subject, description]);

    expect(lintForm(document, { primaryColor }).map(({ path }) => path.join("."))).toEqual(paths);
  });
});
