import { emailSchema, singleLineText } from "@portal/contract";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { jsonFlag, limitOption, slugOption } from "./common-options.ts";
import { readOptions } from "./read-options.ts";
import { Refusal } from "./refusal.ts";

const schema = z.object({
  tenant: slugOption,
  email: emailSchema,
  fullName: singleLineText({ minCharacters: 1, maxCharacters: 5 }),
  limit: limitOption,
  json: jsonFlag,
});
const complete = { tenant: "acme", email: " Ada@Example.COM", fullName: "Ada" };

function complaintAbout(given: object): string {
  try {
    readOptions(schema, given);
  } catch (error) {
    if (error instanceof Refusal && error.reason === "wrongUsage") return error.message;
    throw error;
  }
  return "nothing";
}

describe("readOptions", () => {
  it("gives values in the form in which they are used", () => {
    expect(readOptions(schema, { ...complete, limit: "20" })).toEqual({
      tenant: "acme",
      email: "ada@example.com",
      fullName: "Ada",
      limit: 20,
      json: false,
    });
  });

  it("names every option that is missing, as it is typed", () => {
    expect(complaintAbout({})).toBe("--tenant is required.\n--email is required.\n--full-name is required.");
  });

  it.each([
    [
      { tenant: "Acme!" },
      "--tenant should be a tenant's slug, such as acme: small letters, digits and single hyphens.",
    ],
    [{ email: "ada" }, "--email is not a valid email address: it should look like name@example.com."],
    [{ fullName: "Lovelace" }, "--full-name should have at most 5 characters."],
    [{ fullName: "a\nb" }, "--full-name should be one line without control characters."],
    [{ limit: "0" }, "--limit should be a whole number from 1 to 999999999."],
    [{ limit: "1e3" }, "--limit should be a whole number from 1 to 999999999."],
    [{ limit: "-5" }, "--limit should be a whole number from 1 to 999999999."],
  ])("says in a sentence what is wrong with %j", (wrong, sentence) => {
    expect(complaintAbout({ ...complete, ...wrong })).toBe(sentence);
  });
});
