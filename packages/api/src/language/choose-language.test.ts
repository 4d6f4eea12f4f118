import { expect, it } from "vitest";
import { chooseLanguage, languageFor, listLanguages } from "./choose-language.ts";

it.each([
  [undefined, null],
  ["", null],
  ["*", null],
  ["fr", null],
  ["fr, *", null],
  ["de", "de"],
  ["DE-at", "de"],
  ["de-AT,de;q=0.9,en;q=0.8", "de"],
  ["fr-FR, ja;q=0.5, ar;q=0.7", "ar"],
  ["ar-EG,ar;q=0.9", "ar"],
  ["en;q=0, de;q=0.1", "de"],
  ["en;q=0", null],
  ["de;q=x, \u0000, ja", "ja"],
  [`${"x".repeat(600)}, de`, null],
])("takes %j for %j", (header, language) => {
  expect(chooseLanguage(header)).toBe(language);
});

it.each([
  ["ja", "de", "ja"],
  [null, "de", "de"],
  [null, "AR-eg", "ar"],
  [null, "fr", "en"],
  ["fr", "fr", "en"],
] as const)("writes to who asked for %j at a tenant of %s in %s", (asked, tenantLocale, language) => {
  expect(languageFor(asked, tenantLocale)).toBe(language);
});

it.each([
  [undefined, []],
  ["*", []],
  ["fr;q=0.5, de-AT, *;q=0.1", ["de-AT", "fr"]],
])("lists what %j names: %j", (header, named) => {
  expect(listLanguages(header)).toEqual(named);
});
