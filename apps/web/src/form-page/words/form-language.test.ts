import { describe, expect, it } from "vitest";
import { chooseFormLanguage, formLanguages } from "./form-language.ts";
import { fillIn } from "./form-words.ts";
import { wordsOf } from "./words-of.ts";

describe("chooseFormLanguage", () => {
  it.each([
    ["ja", "de", "ja"],
    ["fr", "de-AT, en;q=0.5", "de"],
    [undefined, "fr, en;q=0.1, AR;q=0.8", "ar"],
    [undefined, "ja;q=0, de;q=0.2", "de"],
    [undefined, "*", "en"],
    [undefined, null, "en"],
  ] as const)("chooses for %j and %j: %s", (asked, header, language) => {
    expect(chooseFormLanguage(asked, header)).toBe(language);
  });
});

describe("the words of every language", () => {
  const places = (value: unknown): unknown =>
    typeof value === "string"
      ? [...value.matchAll(/\{\w+\}/gu)].map(String).toSorted()
      : Object.entries(value ?? {}).map(([name, inner]: [string, unknown]) => [name, places(inner)]);

  it.each(formLanguages)("have in %s the places for values that English has", (language) => {
    expect(places(wordsOf(language))).toEqual(places(wordsOf("en")));
  });

  it("take values as they are, isolated", () => {
    expect(fillIn("{label}: {limit}", { label: "$&", limit: "{label}" })).toBe("\u2068$&\u2069: \u2068{label}\u2069");
  });
});
