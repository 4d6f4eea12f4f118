import type { Problem, ProblemType } from "@portal/contract";
import { formatBytes } from "@portal/contract/format-bytes";
import { labelOfContentType } from "@portal/contract/file-kind";
import { usualMaxLength, type FieldOf, type FormQuestion } from "@portal/contract/form";

import type { FormLanguage } from "./words/form-language.ts";
import { fillIn, type FormWords } from "./words/form-words.ts";

interface FieldProblem {
  field: FormQuestion;
  label: string;
  problem: Problem;
}

/** Says what to do about a problem with the answer to a question; what it has no words for is said in the server's own. */
export function sentenceAbout(
  { field, label, problem }: FieldProblem,
  words: FormWords,
  language: FormLanguage,
): string {
  const wording = wordingOf(field, problem, { words: words.problems, language });
  if (wording === null) return `\u2068${label}\u2069 – ${problem.msg}`;
  const [sentence, values = {}] = wording;
  return fillIn(sentence, { label, ...values });
}

interface Means {
  words: FormWords["problems"];
  language: FormLanguage;
}

type Sentence = readonly [sentence: string, values?: Readonly<Record<string, string>>] | null;

function wordingOf(field: FormQuestion, { type }: Problem, { words, language }: Means): Sentence {
  const say = sayer(language);
  if (field.type === "file" && type !== "missing") return aboutFiles(field, type, { words, language });
  switch (type) {
    case "missing":
      return field.type === "consent" ? [words.tick] : [words.missing];
    case "string_too_short":
      return [words.tooShort, { limit: say.number(minLengthOf(field)) }];
    case "string_too_long":
      return [words.tooLong, { limit: say.number(maxLengthOf(field)) }];
    case "string_unicode":
      return [words.characters];
    case "string_pattern_mismatch":
      return [words.pattern, { masks: say.list("masks" in field ? (field.masks ?? []) : []) }];
    case "float_type":
      return [words.number, { example: say.number(12.5) }];
    case "greater_than_equal":
    case "less_than_equal":
      return aboutLimit(field, type === "greater_than_equal", { words, language });
    case "multiple_of":
      return field.type === "number"
        ? [words.step, { step: say.number(field.step ?? 1), base: say.number(field.min ?? 0) }]
        : null;
    case "enum":
      return [words.option];
    case "too_short":
      return aboutFew(field, { words, language });
    case "too_long":
      return field.type === "multi_select" ? [words.manyOptions, { limit: say.number(field.max_selected ?? 1) }] : null;
    case "date_parsing":
      return [words.date];
    case "datetime_parsing":
      return [words.dateTime];
    case "timezone_aware":
      return [words.timeZone];
    case "url_parsing":
    case "url_scheme":
      return [words.url, { example: "https://example.com" }];
    case "value_error":
      return aboutForm(field, words);
    default:
      return null;
  }
}

function aboutLimit(field: FormQuestion, isLeast: boolean, { words, language }: Means): Sentence {
  const say = sayer(language);
  if (field.type === "number") {
    const limit = isLeast ? (field.min ?? -1_000_000_000) : (field.max ?? 1_000_000_000);
    return [isLeast ? words.atLeast : words.atMost, { limit: say.number(limit) }];
  }
  if (field.type !== "date" && field.type !== "date_time") return null;
  const limit = (isLeast ? field.earliest : field.latest) ?? "";
  return [
    isLeast ? words.earliest : words.latest,
    { limit: field.type === "date" ? say.day(limit) : say.moment(limit) },
  ];
}

function aboutFew(field: FormQuestion, { words, language }: Means): Sentence {
  if (field.type === "cascading_dropdown") return [words.option];
  if (field.type !== "multi_select") return [words.missing];
  return [words.fewOptions, { limit: sayer(language).number(Math.max(1, field.min_selected ?? 1)) }];
}

function aboutFiles(field: FieldOf<"file">, type: ProblemType, { words, language }: Means): Sentence {
  switch (type) {
    case "too_short":
      return [words.missing];
    case "too_long":
      return [words.manyFiles, { limit: sayer(language).number(field.max_count) }];
    case "less_than_equal":
      return [words.fileSize, { limit: formatBytes(field.max_file_bytes) }];
    case "enum":
      return [words.fileKind, { kinds: field.content_types.map(labelOfContentType).join(", ") }];
    default:
      return [words.fileRefused];
  }
}

function aboutForm({ type }: FormQuestion, words: FormWords["problems"]): Sentence {
  if (type === "checkbox" || type === "consent") return [words.tick];
  if (type === "email") return [words.email, { example: "name@example.com" }];
  if (type === "phone") return [words.phone, { example: "+49 30 1234567" }];
  return type === "text" ? [words.characters] : null;
}

function minLengthOf(field: FormQuestion): number {
  return Math.max(1, "min_length" in field ? (field.min_length ?? 1) : 1);
}

function maxLengthOf(field: FormQuestion): number {
  if (field.type === "text" || field.type === "textarea") return field.max_length ?? usualMaxLength[field.type];
  return usualMaxLength.url;
}

/** Numbers, days and moments as people of a language write them. */
function sayer(language: FormLanguage) {
  return {
    number: (value: number) => new Intl.NumberFormat(language, { maximumFractionDigits: 6 }).format(value),
    list: (texts: readonly string[]) => new Intl.ListFormat(language, { type: "disjunction" }).format(texts),
    day: (day: string) =>
      new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(Date.parse(day)),
    moment: (moment: string) => sayMoment(moment, language),
  };
}

/** Says when something is, in UTC: the server and the browser have to say the same. */
export function sayMoment(moment: string, language: FormLanguage): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
  return `${format.format(Date.parse(moment))} UTC`;
}
