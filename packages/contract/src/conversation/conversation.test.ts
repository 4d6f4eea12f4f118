import { describe, expect, it } from "vitest";
import { createdConversationSchema } from "./conversation.ts";
import { displayIdAlphabet, displayIdPattern } from "./display-id.ts";

const created = {
  id: "0192f0c1-7f5e-7c3a-9d51-0a8b3c1d2e4f",
  display_id: "REQ-7Q4M-2XKD",
  status: "open",
  created_at: "2026-11-24T14:15:22.123Z",
  form_version_warning: null,
};

describe("createdConversationSchema", () => {
  it("takes exactly the five fields of the answer", () => {
    expect(createdConversationSchema.parse(created)).toEqual(created);
  });

  it.each([
    ["a sixth field", { ...created, contact_id: created.id }],
    ["a time with an offset", { ...created, created_at: "2026-11-24T15:15:22+01:00" }],
    ["a time without a zone", { ...created, created_at: "2026-11-24T14:15:22" }],
    ["a status that there is not", { ...created, status: "new" }],
    ["an id that is no UUID", { ...created, id: "7" }],
    ["a number as reference", { ...created, display_id: 7 }],
    ["a warning that is left out", { ...created, form_version_warning: undefined }],
  ])("never lets %s out", (_, answer) => {
    expect(createdConversationSchema.safeParse(answer).success).toBe(false);
  });
});

describe("displayIdPattern", () => {
  it.each(["REQ-7Q4M-2XKD", "AB-0000-ZZZZ", "ABCDEF-0123-4567"])("takes %s", (reference) => {
    expect(reference).toMatch(displayIdPattern);
  });

  it.each(["REQ-7Q4M-2XKI", "REQ-7Q4M-2XKL", "REQ-7Q4M-2XKO", "REQ-7Q4M-2XKU", "req-7q4m-2xkd", "R-7Q4M-2XKD"])(
    "refuses %s",
    (reference) => {
      expect(reference).not.toMatch(displayIdPattern);
    },
  );

  it.each(["REQ-7Q4M2XKD", "REQ-7Q4M-2XKD-1", "REQ-7Q4M-2XKD\n", " REQ-7Q4M-2XKD", "ABCDEFG-7Q4M-2XKD"])(
    "refuses %j, which is not three groups",
    (reference) => {
      expect(reference).not.toMatch(displayIdPattern);
    },
  );

  it("takes every character of the alphabet, 32 that differ, and no other", () => {
    const characters = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

    const taken = characters.filter((character) => displayIdPattern.test(`REQ-000${character}-0000`));

    expect(taken.join("")).toBe(displayIdAlphabet);
    expect(new Set(displayIdAlphabet).size).toBe(32);
  });
});
