import { describe, expect, it } from "vitest";
import { evaluateForm } from "../evaluate-form.ts";
import { parseFormDocument } from "../parse-form-document.ts";
import { readAnswers } from "../read-answers.ts";
import { largeAnswers, largeForm } from "./large-form.ts";

describe("the large form of the benchmarks", () => {
  it("is a document with 200 fields and 100 conditions, and its answers are right", () => {
    const document = largeForm();
    const { visible } = evaluateForm(document, largeAnswers());

    expect(parseFormDocument(document)).toEqual({ success: true, document });
    expect(document.fields.filter(({ visible_when: condition }) => condition !== undefined)).toHaveLength(100);
    expect(visible.size).toBe(200);
    expect(readAnswers(document, largeAnswers()).success).toBe(true);
  });
});
