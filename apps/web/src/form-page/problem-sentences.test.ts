import { describe, expect, it } from "vitest";
import { readFormSubmission, type FormDocument } from "@portal/contract/form";
import { complaintsAbout } from "./problem-sentences.ts";
import type { Language } from "@portal/contract/language";
import { wordsOf } from "../language/words-of.ts";

const document: FormDocument = {
  format: 1,
  default_locale: "en",
  locales: ["en"],
  title: { en: "Form" },
  fields: [
    { type: "text", key: "topic", label: { en: "Topic" }, required: true, maps_to: "subject" },
    { type: "number", key: "amount", label: { en: "Amount" }, max: 1234.5 },
    { type: "date", key: "day", label: { en: "Day" }, earliest: "2026-03-01" },
    { type: "date_time", key: "moment", label: { en: "Moment" } },
  ],
};

const body = { custom_attrs: { amount: 2_000, day: "2026-02-01", moment: "2026-03-01T09:30:00", unknown: 1 } };

function complaints(language: Language, isAskedWho = true) {
  const reading = readFormSubmission(document, body);
  const ofSender = { loc: ["body", "email"], msg: "Field required", type: "missing" } as const;
  const problems = reading.success ? [] : [{ ...ofSender, loc: [...ofSender.loc] }, ...reading.problems];
  const said = complaintsAbout(problems, { document, words: wordsOf(language), language, isAskedWho });
  return said.map(({ name, target, sentence }) => [name, target, sentence.replaceAll(/[\u2068\u2069]/gu, "")]);
}

describe("complaintsAbout", () => {
  it("says each problem once, in the order of the page, with its place", () => {
    expect(complaints("en")).toEqual([
      ["answer-topic", "answer-topic", "Topic – this needs an answer"],
      ["answer-amount", "answer-amount", "Amount – enter 1,234.5 or less"],
      ["answer-day", "answer-day", "Day – enter March 1, 2026 or later"],
      ["answer-moment", "answer-moment.zone", "Moment – choose the time zone"],
      ["email", "email", "Email address – this needs an answer"],
      [null, null, wordsOf("en").sending.refused.unknown],
    ]);
  });

  it.each([
    ["de", "1.234,5", "1. März 2026"],
    ["ja", "1,234.5", "2026年3月1日"],
  ] as const)("writes numbers and days as %s does", (language, amount, day) => {
    expect(complaints(language)[1]?.[2]).toContain(amount);
    expect(complaints(language)[2]?.[2]).toContain(day);
  });

  it("says what is wrong with a sender who is not asked as a problem of the whole", () => {
    expect(complaints("en", false).filter(([name]) => name === null)).toHaveLength(2);
  });
});
