import { languages } from "@portal/contract/language";
import { describe, expect, it } from "vitest";
import { choosePageLanguage } from "./choose-page-language.ts";
import { fillIn, fillInOwn } from "./fill-in.ts";
import { wordsOf } from "./words-of.ts";

describe("choosePageLanguage", () => {
  it.each([
    [{ asked: "ja", kept: "ar", acceptLanguage: "de" }, "ja"],
    [{ asked: null, kept: "ar", acceptLanguage: "de" }, "ar"],
    [{ asked: "fr", kept: "xx", acceptLanguage: "de-AT, en;q=0.5" }, "de"],
    [{ asked: null, kept: null, acceptLanguage: "fr, en;q=0.1, AR;q=0.8" }, "ar"],
    [{ asked: null, kept: null, acceptLanguage: "ja;q=0, de;q=0.2" }, "de"],
    [{ asked: "de-CH", kept: null, acceptLanguage: null }, "de"],
    [{ asked: null, kept: null, acceptLanguage: "*" }, null],
    [{ asked: null, kept: null, acceptLanguage: null }, null],
  ] as const)("chooses for %j: %j", (wishes, language) => {
    expect(choosePageLanguage(wishes)).toBe(language);
  });
});

describe("the words of every language", () => {
  const sentences = (value: unknown, path = ""): [string, string][] =>
    typeof value === "string"
      ? [[path, value]]
      : Object.entries(value ?? {}).flatMap(([name, inner]: [string, unknown]) => sentences(inner, `${path}.${name}`));
  const placesIn = (sentence: string) => [...sentence.matchAll(/\{\w+\}/gu)].map(String).toSorted();

  it.each(languages)("have in %s the places for values that English has", (language) => {
    const places = (of: typeof language) => sentences(wordsOf(of)).map(([path, text]) => [path, placesIn(text)]);
    const inOrder = (of: typeof language) => places(of).toSorted(([one = ""], [other = ""]) => (one < other ? -1 : 1));

    expect(inOrder(language)).toEqual(inOrder("en"));
  });

  it.each(["ar", "ja"] as const)("are written in the letters of %s", (language) => {
    const letters = { ar: /\p{Script=Arabic}/u, ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u }[
      language
    ];
    const foreign = sentences(wordsOf(language)).filter(([, text]) => !letters.test(text));

    expect(foreign).toEqual([]);
  });
});

describe("filling in", () => {
  it("takes names as they are, isolated", () => {
    expect(fillIn("{label}: {limit}", { label: "$&", limit: "{label}" })).toBe("\u2068$&\u2069: \u2068{label}\u2069");
  });

  it("leaves alone what it has no value for, so that names can follow what is our own", () => {
    expect(fillIn(fillInOwn("{name} {reason}", { reason: "x" }), { name: "y" })).toBe("\u2068y\u2069 x");
  });
});
