import { describe, expect, it } from "vitest";
import type { FormQuestion } from "./form-field.ts";
import { initialAnswers } from "./initial-answers.ts";
import { documentOf } from "./testing/document-of.ts";
import { questionOfType } from "./testing/draw-form.ts";

function linked(type: FormQuestion["type"], ...texts: string[]): unknown {
  const document = documentOf([{ ...questionOfType(type, "f"), prefill: true }]);
  return initialAnswers(document, new Map([["f", texts]]))["f"];
}

describe("initialAnswers", () => {
  it("begins with the defaults, and a link goes before them", () => {
    const text: FormQuestion = { type: "text", key: "f", label: { en: "F" }, default: "usual" };

    expect(initialAnswers(documentOf([text]))).toEqual({ f: "usual" });
    expect(initialAnswers(documentOf([text]), new Map([["f", ["linked"]]]))).toEqual({ f: "usual" });
    expect(initialAnswers(documentOf([{ ...text, prefill: true }]), new Map([["f", ["linked"]]]))).toEqual({
      f: "linked",
    });
  });

  it.each<[FormQuestion["type"], string[], unknown]>([
    ["text", [" u\u0308ber "], "\u00FCber"],
    ["number", ["-2.5"], -2.5],
    ["checkbox", ["true"], true],
    ["multi_select", ["red", "blue"], ["red", "blue"]],
    ["cascading_dropdown", ["hardware", "laptop"], ["hardware", "laptop"]],
    ["date", ["2026-01-01"], "2026-01-01"],
  ])("reads a link's text for %s", (type, texts, answer) => {
    expect(linked(type, ...texts)).toEqual(answer);
  });

  it.each<[FormQuestion["type"], string[]]>([
    ["text", ["a", "b"]],
    ["text", ["x".repeat(21)]],
    ["number", ["1e2"]],
    ["number", ["0x10"]],
    ["number", [" 5"]],
    ["number", [""]],
    ["checkbox", ["on"]],
    ["dropdown", ["violet"]],
    ["multi_select", ["red", "violet"]],
    ["url", ["javascript:alert(1)"]],
    ["consent", ["true"]],
    ["file", ["a1"]],
  ])("leaves out what %s would not take, or not from a link: %j", (type, texts) => {
    expect(linked(type, ...texts)).toBeUndefined();
  });

  it("fills in no field that is hidden, and one that the same link shows", () => {
    const document = documentOf([
      { ...questionOfType("text", "a"), prefill: true, visible_when: { field: "kind", equals: "red" } },
      { ...questionOfType("dropdown", "kind"), prefill: true },
    ]);
    const begin = (kind: string) =>
      initialAnswers(
        document,
        new Map([
          ["a", ["abc"]],
          ["kind", [kind]],
        ]),
      );

    expect(begin("blue")).toEqual({ kind: "blue" });
    expect(begin("red")).toEqual({ a: "abc", kind: "red" });
  });
});
