import { describe, expect, it } from "vitest";
import { parseVisitorSubmission, problemTypes, submissionLimits, type Problem } from "@portal/contract";
import { formFields } from "./form-values.ts";
import { wordsOf } from "../language/words-of.ts";
import { explainRefusal } from "./explain-refusal.ts";
import { complaintsAbout } from "./messages.ts";

const limits = {
  subject: submissionLimits.subject.maxCharacters,
  description: submissionLimits.description.maxCharacters,
  name: submissionLimits.name.maxCharacters,
};
const english = { words: wordsOf("en"), language: "en" } as const;
const everyField = { limits, visibleFields: formFields, ...english };

function problemsOf(input: unknown): Problem[] {
  const parsed = parseVisitorSubmission(input);
  return parsed.success ? [] : parsed.problems;
}

function refusedFor(problems: Problem[]) {
  const files = [{ key: "7", name: "photo.png" }];
  return { kind: "problems", problems, files } as const;
}

describe("complaintsAbout", () => {
  it("leads from the problem of a file to its row, before the questions about the sender", () => {
    const ofFile: Problem = { loc: ["body", "attachment_ids", 0], msg: "Gone", type: "attachment_unavailable" };
    const complaints = complaintsAbout(refusedFor([...problemsOf({}), ofFile]), everyField);

    expect(complaints.map(({ target }) => target)).toEqual(["subject", "description", "file-7", "name", "email"]);
    expect(complaints[2]?.sentence).toBe("\u2068photo.png\u2069: Gone");
  });

  it("follows the order of the page, whatever the order of the problems", () => {
    const complaints = complaintsAbout(refusedFor(problemsOf({}).toReversed()), everyField);

    expect(complaints.map(({ field }) => field)).toEqual(["subject", "description", "name", "email"]);
  });

  it("has words of its own for everything that a form can get wrong", () => {
    const wrong = [
      {},
      { subject: " ", description: "\u200B", name: "\t", email: " ", priority: "now", category: "" },
      { subject: "s".repeat(256), description: "d".repeat(50_001), name: "n".repeat(201), email: "nobody" },
      { subject: "a\u2028b", description: "a\u0000", name: "a\u001Bb", email: "@" },
      { subject: "a\uD800", description: "\uD800", name: "\u0000", email: "\u0000" },
    ];
    for (const problems of wrong.map(problemsOf)) {
      const ownWords = complaintsAbout(refusedFor(problems), everyField).map(({ sentence }) => sentence);
      expect(ownWords.filter((sentence) => problems.some(({ msg }) => msg === sentence))).toEqual([]);
    }
  });

  it("says in the summary what belongs to a field that is not shown", () => {
    const visibleFields = formFields.filter((field) => field !== "category");
    const problem: Problem = { loc: ["body", "category"], msg: "Unknown category", type: "value_error" };

    expect(complaintsAbout(refusedFor([problem]), { ...everyField, visibleFields })).toEqual([
      { field: null, target: null, sentence: english.words.sending.refused.unknown },
    ]);
  });

  it("says in the words of the page what it has no sentence for, and never in the server's", () => {
    const problem: Problem = { loc: ["body", "subject"], msg: "No shouting", type: "json_invalid" };

    expect(complaintsAbout(refusedFor([problem]), everyField)).toEqual([
      { field: "subject", target: "subject", sentence: "Subject: this was not accepted. Write it in another way" },
    ]);
    expect(Object.keys(problemTypes)).toContain(problem.type);
  });
});

describe("explainRefusal", () => {
  const around = { title: "Acme", connection: "online", language: "en", words: english.words.sending.refused } as const;

  it.each([
    [null, "in a few seconds"],
    [2, "in a few seconds"],
    [20, "in 20 seconds"],
    [90, "in 2 minutes"],
  ])("turns a wait of %s s into words", (retryAfterSeconds, words) => {
    expect(explainRefusal({ kind: "busy", retryAfterSeconds }, around).text).toContain(words);
  });

  it("tells what a person can do about a refusal of the catalogue", () => {
    const explain = (code: "challenge_required" | "body_too_large" | null) =>
      explainRefusal({ kind: "declined", code }, around).text;

    expect(new Set([explain("challenge_required"), explain("body_too_large"), explain(null)]).size).toBe(3);
  });
});
