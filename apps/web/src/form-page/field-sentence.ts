import type { Problem, ProblemType } from "@portal/contract";
import { usualMaxLength, type FieldOf, type FormQuestion } from "@portal/contract/form";

import type { Language } from "@portal/contract/language";
import { fillIn, fillInOwn } from "../language/fill-in.ts";
import { sayBytes, sayDay, sayMoment, sayNumber, sayOneOf } from "../language/say.ts";
import { sayKinds } from "../portal-form/files/file-words.ts";
import type { Words } from "../language/words.ts";

interface FieldProblem {
  field: FormQuestion;
  label: string;
  problem: Problem;
}

/** Says what to do about a problem with the answer to a question. */
export function sentenceAbout(
  { field, label, problem }: FieldProblem,
  words: Pick<Words, "files" | "form">,
  language: Language,
): string {
  const { problems } = words.form;
  const [sentence, values = {}] = wordingOf(field, problem, { words: problems, kinds: words.files, language }) ?? [
    problems.other,
  ];
  return fillIn(sentence, { label, ...values });
}

interface Means {
  words: Words["form"]["problems"];
  kinds: Words["files"];
  language: Language;
}

type Sentence = readonly [sentence: string, values?: Readonly<Record<string, string>>] | null;

function wordingOf(field: FormQuestion, { type }: Problem, means: Means): Sentence {
  const { words, language } = means;
  if (field.type === "file" && type !== "missing") return aboutFiles(field, type, means);
  switch (type) {
    case "missing":
      return field.type === "consent" ? [words.tick] : [words.missing];
    case "string_too_short":
      return [words.tooShort, { limit: sayNumber(minLengthOf(field), language) }];
    case "string_too_long":
      return [words.tooLong, { limit: sayNumber(maxLengthOf(field), language) }];
    case "string_unicode":
      return [words.characters];
    case "string_pattern_mismatch":
      return [words.pattern, { masks: sayOneOf("masks" in field ? (field.masks ?? []) : [], language) }];
    case "float_type":
      return [words.number, { example: sayNumber(12.5, language) }];
    case "greater_than_equal":
    case "less_than_equal":
      return aboutLimit(field, type === "greater_than_equal", means);
    case "multiple_of":
      return field.type === "number"
        ? [words.step, { step: sayNumber(field.step ?? 1, language), base: sayNumber(field.min ?? 0, language) }]
        : null;
    case "enum":
      return [words.option];
    case "too_short":
      return aboutFew(field, means);
    case "too_long":
      return field.type === "multi_select"
        ? [words.manyOptions, { limit: sayNumber(field.max_selected ?? 1, language) }]
        : null;
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
  if (field.type === "number") {
    const limit = isLeast ? (field.min ?? -1_000_000_000) : (field.max ?? 1_000_000_000);
    return [isLeast ? words.atLeast : words.atMost, { limit: sayNumber(limit, language) }];
  }
  if (field.type !== "date" && field.type !== "date_time") return null;
  const limit = (isLeast ? field.earliest : field.latest) ?? "";
  return [
    isLeast ? words.earliest : words.latest,
    { limit: field.type === "date" ? sayDay(limit, language) : sayMoment(limit, language) },
  ];
}

function aboutFew(field: FormQuestion, { words, language }: Means): Sentence {
  if (field.type === "cascading_dropdown") return [words.option];
  if (field.type !== "multi_select") return [words.missing];
  return [words.fewOptions, { limit: sayNumber(Math.max(1, field.min_selected ?? 1), language) }];
}

function aboutFiles(field: FieldOf<"file">, type: ProblemType, { words, kinds, language }: Means): Sentence {
  switch (type) {
    case "too_short":
      return [words.missing];
    case "too_long":
      return [words.manyFiles, { limit: sayNumber(field.max_count, language) }];
    case "less_than_equal":
      return [words.fileSize, { limit: sayBytes(field.max_file_bytes, language) }];
    case "enum":
      // The names are isolated one by one; isolated together, they would not follow the direction of the sentence.
      return [fillInOwn(words.fileKind, { kinds: sayKinds({ limits: field, words: kinds, language }) })];
    default:
      return [words.fileRefused];
  }
}

function aboutForm({ type }: FormQuestion, words: Words["form"]["problems"]): Sentence {
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
