import { expect, it } from "vitest";
import { textIn } from "./text-in.ts";

const text = { en: "Hello", de: "Hallo", "pt-BR": "Ol\u00E1" };

it.each([
  ["de", "Hallo"],
  ["de-AT", "Hallo"],
  ["pt-BR", "Ol\u00E1"],
  ["pt", "Hello"],
  ["ja", "Hello"],
  ["toString", "Hello"],
])("gives the text in %s, its base language or the fallback", (locale, expected) => {
  expect(textIn(text, { locale, defaultLocale: "en" })).toBe(expected);
});
