import { describe, expect, it } from "vitest";
import type { FormField } from "./form-field.ts";
import { readFormSubmission, type FormBody } from "./read-form-submission.ts";
import { documentOf } from "./testing/document-of.ts";
import { questionOfType } from "./testing/draw-form.ts";

const en = (text: string) => ({ en: text });
const subject: FormField = { type: "text", key: "about", label: en("About"), required: true, maps_to: "subject" };
const serial = { ...questionOfType("text", "serial_number"), required: true };
const files = [questionOfType("file", "photos"), questionOfType("file", "logs")];
const document = documentOf([subject, serial, ...files]);
const body = { subject: " Help ", custom_attrs: { serial_number: "abc" } };

function problemsOf(sent: FormBody) {
  const reading = readFormSubmission(document, sent);
  return reading.success ? [] : reading.problems.map(({ loc, type }) => [loc.join("."), type]);
}

describe("readFormSubmission", () => {
  it("parts what is mapped from attributes and files", () => {
    const custom = { serial_number: "abc", photos: ["a1"], logs: [] };

    expect(readFormSubmission(document, { ...body, custom_attrs: custom })).toEqual({
      success: true,
      submission: {
        mapped: { subject: "Help" },
        customAttrs: { serial_number: "abc" },
        attachmentIds: { photos: ["a1"], logs: [] },
        strippedKeys: [],
      },
    });
  });

  it.each<[string, FormBody, string[][]]>([
    [
      "nothing",
      {},
      [
        ["body.subject", "missing"],
        ["body.custom_attrs.serial_number", "missing"],
      ],
    ],
    ["a subject of the wrong type", { ...body, subject: 7 }, [["body.subject", "string_type"]]],
    ["a subject that is null", { ...body, subject: null }, [["body.subject", "string_type"]]],
    [
      "a mapped field among the attributes",
      { ...body, custom_attrs: { serial_number: "abc", about: "Help" } },
      [["body.custom_attrs.about", "extra_forbidden"]],
    ],
    [
      "an unknown attribute",
      { ...body, custom_attrs: { serial_number: "abc", x: 1 } },
      [["body.custom_attrs.x", "extra_forbidden"]],
    ],
    ["attributes that are no object", { ...body, custom_attrs: ["abc"] }, [["body.custom_attrs", "dict_type"]]],
    [
      "one file for two questions",
      { ...body, custom_attrs: { serial_number: "abc", photos: ["a1", "b2"], logs: ["b2"] } },
      [["body.custom_attrs.logs.0", "value_error"]],
    ],
  ])("says where the problem of %s is", (_, sent, problems) => {
    expect(problemsOf(sent)).toEqual(problems);
  });

  it("leaves parts that no field stands for to the submission", () => {
    expect(problemsOf({ ...body, priority: "no priority", category: 7, description: null })).toEqual([]);
  });
});
