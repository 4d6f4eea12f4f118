import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Problem } from "../errors/problem.ts";
import { fieldsIn } from "./fields-in.ts";
import { evaluateForm, type Answers } from "./evaluate-form.ts";
import type { FormDocument } from "./form-document.ts";
import type { FormQuestion } from "./form-field.ts";
import { readAnswers } from "./read-answers.ts";
import { drawFromSeed, pick, type Draw } from "./testing/draw.ts";
import { isFilledIn, rightAnswers, wrongAnswers } from "./testing/draw-answer.ts";
import { documentOf } from "./testing/document-of.ts";
import { drawForm, questionOfType, isAsked } from "./testing/draw-form.ts";

const seed = 20_261_122;

function problemsOf(document: FormDocument, answers: Answers, hiddenAnswers: "strip" | "refuse" = "refuse"): Problem[] {
  const reading = readAnswers(document, answers, { hiddenAnswers });
  return reading.success ? [] : [...reading.problems];
}

/** Fills in every visible field rightly; what becomes visible by that is filled in too. */
function fillIn(draw: Draw, document: FormDocument): Answers {
  const questions = document.fields.filter(isAsked);
  const wanted = new Map(questions.map((field) => [field.key, pickFilled(draw, field)]));
  let answers: Record<string, unknown> = {};
  for (let round = 0; round <= questions.length; round += 1) {
    const { visible } = evaluateForm(document, answers);
    answers = Object.fromEntries([...wanted].filter(([key]) => visible.has(key)));
  }
  return answers;
}

function pickFilled(draw: Draw, field: FormQuestion): unknown {
  const filled = rightAnswers(field).filter(([, value]) => isFilledIn(value));
  return pick(draw, filled)[0];
}

/** A form that is filled in rightly, and one of its answered fields that no condition asks about. */
function drawFilled(drawSeed: number) {
  const draw = drawFromSeed(drawSeed);
  const document = drawForm(draw, { loops: false });
  const answers = fillIn(draw, document);
  const asked = new Set(
    document.fields.flatMap((field) => [
      ...fieldsIn(field.visible_when),
      ...fieldsIn("required_when" in field ? field.required_when : undefined),
    ]),
  );
  const free = document.fields.filter(isAsked).filter(({ key }) => Object.hasOwn(answers, key) && !asked.has(key));
  return { draw, document, answers, free };
}

const filledForms = fc.integer().map((drawSeed) => drawFilled(drawSeed));

function without(answers: Answers, key: string): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => name !== key));
}

type Filled = ReturnType<typeof drawFilled>;

/** Holds a law over many forms, for a field that no other depends on. */
function holdsFor(
  law: (filled: Filled & { field: FormQuestion }) => void,
  isMeant = (_: FormQuestion, __: Filled) => true,
) {
  let count = 0;
  fc.assert(
    fc.property(filledForms, (filled) => {
      const field = filled.free.find((candidate) => isMeant(candidate, filled));
      fc.pre(field !== undefined);
      count += 1;
      law({ ...filled, field });
    }),
    { numRuns: 1_000, seed, maxSkipsPerRun: 50 },
  );
  expect(count).toBe(1_000);
}

describe("readAnswers", () => {
  it("takes what is filled in rightly, and gives every value in the form in which it is stored", () => {
    holdsFor(({ document, answers }) => {
      const reading = readAnswers(document, answers);

      const expected = document.fields.filter(isAsked).flatMap((field): [string, unknown][] => {
        const right = rightAnswers(field).find(([sent]) => JSON.stringify(sent) === JSON.stringify(answers[field.key]));
        return right === undefined ? [] : [[field.key, right[1]]];
      });
      expect(reading).toEqual({ success: true, values: Object.fromEntries(expected), strippedKeys: [] });
    });
  });

  it("answers a required field that is left out with exactly one problem at its place", () => {
    holdsFor(
      ({ document, answers, field }) => {
        expect(problemsOf(document, without(answers, field.key))).toEqual([
          { loc: ["body", "custom_attrs", field.key], msg: "Field required", type: "missing" },
        ]);
      },
      ({ required }) => required === true,
    );
  });

  it("answers an unknown field, a heading included, with exactly one problem at its place", () => {
    holdsFor(({ document, answers }) => {
      for (const key of [
        "stray",
        "constructor",
        ...document.fields.filter((field) => !isAsked(field)).map((f) => f.key),
      ]) {
        expect(problemsOf(document, { ...answers, [key]: "abc" })).toEqual([
          { loc: ["body", "custom_attrs", key], msg: "Extra inputs are not permitted", type: "extra_forbidden" },
        ]);
      }
    });
  });

  it("answers a wrong type or an illegal option with exactly one problem at or inside its place", () => {
    holdsFor(({ document, answers, field }) => {
      for (const wrong of wrongAnswers(field)) {
        const problems = problemsOf(document, { ...answers, [field.key]: wrong });

        expect(
          problems.map(({ loc }) => loc.slice(0, 3)),
          JSON.stringify(wrong),
        ).toEqual([["body", "custom_attrs", field.key]]);
      }
    });
  });

  it("leaves the answer of a hidden field out unread, or refuses it with exactly one problem at its place", () => {
    const hidden = ({ document, answers, draw }: Filled) => {
      const fields = document.fields.filter(isAsked).filter(({ key }) => !Object.hasOwn(answers, key));
      const { visible } = evaluateForm(document, answers);
      const field = fields.find(({ key }) => !visible.has(key));
      return field === undefined
        ? null
        : { field, sent: pick(draw, [...wrongAnswers(field), pickFilled(draw, field)]) };
    };
    fc.assert(
      fc.property(filledForms, (filled) => {
        const found = hidden(filled);
        fc.pre(found !== null);
        const { document, answers } = filled;
        const { key } = found.field;
        const sent = { ...answers, [key]: found.sent };

        const stripped = readAnswers(document, sent);
        expect(stripped).toEqual({ ...readAnswers(document, answers), strippedKeys: [key] });
        expect(problemsOf(document, sent, "strip")).toEqual([]);
        expect(problemsOf(document, sent)).toEqual([
          { loc: ["body", "custom_attrs", key], msg: "Extra inputs are not permitted", type: "extra_forbidden" },
        ]);
      }),
      { numRuns: 1_000, seed, maxSkipsPerRun: 50 },
    );
  });

  it("asks for what a left-out answer uncovers, and for nothing else", () => {
    const document = documentOf([
      { ...questionOfType("dropdown", "kind"), required: true },
      { ...questionOfType("text", "other"), required: true, visible_when: { not: { field: "kind", is_filled: true } } },
      { ...questionOfType("text", "red"), required: true, visible_when: { field: "kind", equals: "red" } },
    ]);

    expect(problemsOf(document, {}).map(({ loc, type }) => [loc[2], type])).toEqual([
      ["kind", "missing"],
      ["other", "missing"],
    ]);
  });

  it("takes an unticked box and an empty list unless something is required", () => {
    const fields = (["checkbox", "consent", "multi_select", "file"] as const).map((type) => questionOfType(type, type));
    const empty = { checkbox: false, consent: false, multi_select: [], file: [] };

    const optional = readAnswers(documentOf(fields), empty);
    const required = problemsOf(documentOf(fields.map((field) => ({ ...field, required: true }))), empty);

    expect(optional).toMatchObject({ success: true, values: empty });
    expect(required.map(({ loc, type }) => [loc[2], type])).toEqual([
      ["checkbox", "value_error"],
      ["consent", "value_error"],
      ["multi_select", "too_short"],
      ["file", "too_short"],
    ]);
  });

  it("holds the files that are known against the limits of their field, each at its index", () => {
    const document = documentOf([questionOfType("file", "photos")]);
    const files = new Map([
      ["big", { content_type: "image/png", file_size: 1_001 }],
      ["page", { content_type: "text/html", file_size: 10 }],
      ["fine", { content_type: "IMAGE/X-PNG", file_size: 1_000 }],
    ]);
    const problemsWith = (photos: readonly string[]) => {
      const reading = readAnswers(document, { photos }, { files });
      return reading.success ? [] : reading.problems.map(({ loc, type }) => [loc, type]);
    };

    expect(problemsWith(["big", "page"])).toEqual([
      [["body", "custom_attrs", "photos", 0], "less_than_equal"],
      [["body", "custom_attrs", "photos", 1], "enum"],
    ]);
    expect(problemsWith(["fine", "unknown"])).toEqual([]);
  });

  it("puts unknown keys last, names them by no more than a hundred characters, and never repeats a value", () => {
    const canary = "canary7351";
    const document = documentOf([
      { ...questionOfType("email", "mail"), required: true },
      questionOfType("dropdown", "kind"),
    ]);
    // A literal would set the prototype; what JSON brings is a member of this name.
    const sent: Answers = Object.fromEntries<unknown>([
      ["__proto__", canary],
      ["x".repeat(500), 1],
      ["mail", canary],
      ["kind", canary],
    ]);

    const problems = problemsOf(document, sent);

    expect(problems.map(({ loc }) => loc[2])).toEqual(["mail", "kind", "__proto__", "x".repeat(100)]);
    expect(problems.map(({ msg }) => msg).join(" ")).not.toContain(canary);
  });

  it("never throws, whatever JSON is answered", () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.dictionary(fc.constantFrom("f0", "f1", "f2", "f3"), fc.jsonValue()),
        (drawSeed, answers) => {
          const document = drawForm(drawFromSeed(drawSeed));

          expect(() => readAnswers(document, answers)).not.toThrow();
        },
      ),
      { numRuns: 1_000, seed },
    );
  });
});
