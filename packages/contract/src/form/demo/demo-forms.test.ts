import { describe, expect, it } from "vitest";
import { lintForm } from "../lint/lint-form.ts";
import { parseFormDocument } from "../parse-form-document.ts";
import { readFormSubmission } from "../read-form-submission.ts";
import { acmeItSupportVersion1, acmeItSupportVersion2 } from "./acme-it-support.ts";
import { globexContact } from "./globex-contact.ts";

// As the demo tenants have them.
const acme = {
  primaryColor: "#0f5bd7",
  categories: ["Hardware", "Software", "Access and accounts", "Something else"],
};
const globex = { primaryColor: "#0b7a53", categories: ["Billing", "Orders and delivery", "Returns", "Something else"] };

describe.each([
  ["Acme's first version", acmeItSupportVersion1, acme],
  ["Acme's second version", acmeItSupportVersion2, acme],
  ["Globex's form", globexContact, globex],
] as const)("%s", (_, document, { primaryColor, categories }) => {
  it("is a document in which the linter finds nothing", () => {
    expect(parseFormDocument(document)).toEqual({ success: true, document });
    expect(lintForm(document, { primaryColor, categories: [...categories] })).toEqual([]);
  });
});

describe("a request by Acme's second version", () => {
  const body = {
    subject: "Dark screen",
    description: "It stays dark.",
    category: "Hardware",
    priority: "high",
    custom_attrs: { device: ["laptop", "screen"], serial_number: "AC-204815", photos: ["a1"], callback: false },
  };

  it("comes to a subject, a description, a category, a priority, attributes and files", () => {
    expect(readFormSubmission(acmeItSupportVersion2, body)).toEqual({
      success: true,
      submission: {
        mapped: { subject: "Dark screen", description: "It stays dark.", category: "Hardware", priority: "high" },
        customAttrs: { device: ["laptop", "screen"], serial_number: "AC-204815", callback: false },
        attachmentIds: { photos: ["a1"] },
        strippedKeys: [],
      },
    });
  });

  it("needs a serial number for a laptop, and at its place", () => {
    const reading = readFormSubmission(acmeItSupportVersion2, {
      ...body,
      custom_attrs: { device: ["laptop", "screen"] },
    });

    expect(reading).toEqual({
      success: false,
      problems: [{ loc: ["body", "custom_attrs", "serial_number"], msg: "Field required", type: "missing" }],
    });
  });

  it("leaves out what is hidden for a program", () => {
    const custom = { ...body.custom_attrs, program: "Mail" };
    const reading = readFormSubmission(acmeItSupportVersion2, { ...body, category: "Software", custom_attrs: custom });

    expect(reading).toMatchObject({
      success: true,
      submission: { customAttrs: { program: "Mail", callback: false }, strippedKeys: ["device", "serial_number"] },
    });
  });
});
