import { describe, expect, it } from "vitest";
import { acmeItSupportVersion2 as form } from "../form-demo.ts";
import { listTexts } from "./list-texts.ts";
import { chooseFormLocale, localiseForm } from "./localise-form.ts";
import { parseFormDocument } from "./parse-form-document.ts";

describe("a form in one language", () => {
  it.each(form.locales)("has every text in %s, and is a form", (locale) => {
    const localised = localiseForm(form, locale);

    const texts = listTexts(localised).map(({ text }) => text);
    expect(texts).toEqual(listTexts(form).map(({ text }) => ({ [locale]: text[locale] })));
    expect(parseFormDocument(localised)).toEqual({ success: true, document: localised });
  });

  it("falls back to the default language text by text", () => {
    const half = { ...form, title: { en: "Half" }, locales: ["en", "de"] };

    expect(localiseForm(half, "de")).toMatchObject({ title: { de: "Half" }, default_locale: "de", locales: ["de"] });
  });
});

it.each([
  [["de-AT", "ja"], "de"],
  [["fr", "ja"], "ja"],
  [["fr"], "en"],
  [[], "en"],
])("somebody who wants %j gets %s", (wanted, locale) => {
  expect(chooseFormLocale(form, wanted)).toBe(locale);
});
