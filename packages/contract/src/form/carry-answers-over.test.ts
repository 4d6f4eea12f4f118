import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonical-json.ts";
import { isQuestion } from "./compile-form.ts";
import { carryAnswersOver } from "./carry-answers-over.ts";
import { acmeItSupportVersion1, acmeItSupportVersion2 } from "./demo/acme-it-support.ts";
import type { FormField } from "./form-field.ts";
import { readAnswer } from "./read/read-answer.ts";
import { documentOf } from "./testing/document-of.ts";
import { drawFromSeed } from "./testing/draw.ts";
import { drawCase, questionOfType } from "./testing/draw-form.ts";

const en = (text: string) => ({ en: text });
const consent: FormField = { type: "consent", key: "f", label: en("F"), text: en("I agree") };
const blueOnly = { label: en("F"), key: "f", options: [{ value: "blue", label: en("Blue") }] };

function carry(from: FormField, to: FormField, answer: unknown) {
  const { answers, changedFields, droppedFields } = carryAnswersOver(documentOf([from]), documentOf([to]), {
    f: answer,
  });
  return { answer: answers["f"], isChanged: changedFields.length > 0, isDropped: droppedFields.length > 0 };
}

describe("carryAnswersOver", () => {
  it("keeps everything between two versions that ask the same", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { document, answers } = drawCase(drawFromSeed(seed));
        const carried = carryAnswersOver(document, structuredClone(document), answers);

        expect(carried.changedFields).toEqual([]);
        for (const field of document.fields.filter(isQuestion)) {
          if (!Object.hasOwn(answers, field.key)) continue;
          const answer = answers[field.key];
          if (readAnswer(field, answer).success) expect(carried.answers[field.key]).toEqual(answer);
          // What is not carried whole is said to be dropped.
          const isCarried = Object.hasOwn(carried.answers, field.key);
          const isWhole = isCarried && canonicalJson(carried.answers[field.key]) === canonicalJson(answer);
          expect(carried.droppedFields.includes(field.key)).toBe(!isWhole);
        }
      }),
      { numRuns: 500, seed: 20_261_122 },
    );
  });

  it.each<[string, FormField, FormField, unknown, ReturnType<typeof carry>]>([
    [
      "what was typed, even if it is too long now",
      questionOfType("textarea", "f"),
      questionOfType("text", "f"),
      "x".repeat(30),
      { answer: "x".repeat(30), isChanged: true, isDropped: false },
    ],
    [
      "half an address",
      questionOfType("email", "f"),
      questionOfType("email", "f"),
      "ada@",
      { answer: "ada@", isChanged: false, isDropped: false },
    ],
    [
      "the options that are left",
      questionOfType("multi_select", "f"),
      { type: "multi_select", ...blueOnly },
      ["red", "blue"],
      { answer: ["blue"], isChanged: true, isDropped: true },
    ],
    [
      "no option that is gone",
      questionOfType("dropdown", "f"),
      { type: "dropdown", ...blueOnly },
      "red",
      { answer: undefined, isChanged: true, isDropped: true },
    ],
    [
      "one option into many",
      questionOfType("dropdown", "f"),
      questionOfType("multi_select", "f"),
      "red",
      { answer: ["red"], isChanged: true, isDropped: false },
    ],
    [
      "the only one of many",
      questionOfType("multi_select", "f"),
      questionOfType("dropdown", "f"),
      ["red"],
      { answer: "red", isChanged: true, isDropped: false },
    ],
    [
      "no text into a number",
      questionOfType("text", "f"),
      questionOfType("number", "f"),
      "5",
      { answer: undefined, isChanged: true, isDropped: true },
    ],
    [
      "consent to the same text",
      consent,
      { ...consent, prefill: true },
      true,
      { answer: true, isChanged: false, isDropped: false },
    ],
    [
      "no consent to another text",
      consent,
      { ...consent, text: en("I agree to more") },
      true,
      { answer: undefined, isChanged: true, isDropped: true },
    ],
  ])("carries %s", (...[, from, to, answer, carried]) => {
    expect(carry(from, to, answer)).toEqual(carried);
  });

  it("takes what asks the same under another condition for unchanged", () => {
    const text = questionOfType("text", "f");

    expect(carry(text, { ...text, visible_when: { field: "f", is_filled: true } }, "a").isChanged).toBe(false);
    expect(carry(text, { ...text, hint: en("Look") }, "a").isChanged).toBe(true);
  });

  it("carries a request to Acme into its second version", () => {
    const answers = {
      summary: "Dark screen",
      kind: "Hardware",
      device: ["laptop", "screen"],
      serial_number: "AC-204815",
    };

    expect(carryAnswersOver(acmeItSupportVersion1, acmeItSupportVersion2, answers)).toEqual({
      answers,
      changedFields: ["device", "since", "callback", "callback_number", "callback_consent"],
      droppedFields: [],
    });
    expect(
      carryAnswersOver(acmeItSupportVersion2, acmeItSupportVersion1, { ...answers, device: ["dock", "power"] }),
    ).toMatchObject({
      droppedFields: ["device"],
    });
  });
});
