import type { Language } from "@portal/contract/language";
import type { Problem, ProblemType } from "@portal/contract";
import { fillIn, fillInOwn } from "../language/fill-in.ts";
import { sayNumber } from "../language/say.ts";
import type { Words } from "../language/words.ts";
import { filesField, formFields, type FormField } from "./form-values.ts";
import { rowIdOf } from "./files/row-id.ts";
import { fieldOf, fileIndexOf, isAboutFiles, type NamedFile, type Refusal } from "./refusal.ts";

/** The largest number of characters of each field of text. */
export type CharacterLimits = Record<"subject" | "description" | "name", number>;

/** One entry of the error summary; without a field it is about the request as a whole. */
export interface Complaint {
  field: FormField | typeof filesField | null;
  /** The id of what has to be mended: the field itself, or one file's row. */
  target: string | null;
  sentence: string;
}

/** The page on which problems are shown. */
export interface Wording {
  limits: CharacterLimits;
  visibleFields: readonly FormField[];
  language: Language;
  words: Pick<Words, "controls" | "files" | "request" | "sending">;
}

type Sentences = Partial<Record<ProblemType, string>>;

/** What to do about a problem, by field and type. */
function sentencesFor({ limits, words, language }: Wording): Record<FormField, Sentences> {
  const { problems } = words.request;
  const { emailMissing, emailMalformed } = words.controls;
  const text = (field: keyof CharacterLimits) => ({
    ...required(problems[field].missing),
    string_too_long: fillInOwn(problems[field].tooLong, { limit: sayNumber(limits[field], language) }),
    string_unicode: problems[field].stored,
  });
  return {
    subject: { ...text("subject"), value_error: problems.subject.oneLine },
    description: text("description"),
    category: { ...required(problems.category.missing), enum: problems.category.unknown },
    priority: { ...required(problems.priority.missing), enum: problems.priority.unknown },
    name: { ...text("name"), value_error: problems.name.oneLine },
    email: { ...required(emailMissing), value_error: fillIn(emailMalformed, { example: "name@example.com" }) },
  };
}

type Problems = Extract<Refusal, { kind: "problems" }>;

/** Says every problem once: one sentence a field and a file, in the order of the page, then what belongs to nothing that is shown. */
export function complaintsAbout({ problems, files }: Problems, wording: Wording): Complaint[] {
  const placed = problems.filter((problem) => !isAboutFiles(problem));
  const sentences = sentencesFor(wording);
  const onFields = formFields.flatMap((field): Complaint[] => {
    const first = placed.find((problem) => visibleFieldOf(problem, wording) === field);
    if (first === undefined) return [];
    return [{ field, target: field, sentence: sentences[field][first.type] ?? otherSentence(field, wording) }];
  });
  const onFiles = problems.filter(isAboutFiles).map((problem) => complaintAboutFile(problem, files));
  const onNothing = placed
    .filter((problem) => visibleFieldOf(problem, wording) === null)
    .map((problem) => ({ field: null, target: null, sentence: sentenceAboutWhole(problem, wording.words.sending) }));
  // The files stand before the questions about the sender.
  const isOfSender = ({ field }: Complaint) => field === "name" || field === "email";
  const ofSender = onFields.filter(isOfSender);
  return [...onFields.filter((complaint) => !isOfSender(complaint)), ...onFiles, ...ofSender, ...onNothing];
}

/** What is said of files is in the words of the page already. */
function complaintAboutFile(problem: Problem, files: readonly NamedFile[]): Complaint {
  const file = files[fileIndexOf(problem) ?? -1];
  if (file === undefined) return { field: filesField, target: filesField, sentence: problem.msg };
  const sentence = `${fillIn("{name}", { name: file.name })}: ${problem.msg}`;
  return { field: null, target: rowIdOf(file.key), sentence };
}

function visibleFieldOf(problem: Problem, { visibleFields }: Wording): FormField | null {
  const field = fieldOf(problem);
  return field !== null && visibleFields.includes(field) ? field : null;
}

/** The server's own words are for programmers, in English. */
function otherSentence(field: FormField, { words }: Wording): string {
  const { request, sending, controls } = words;
  const labels: Record<FormField, string> = {
    subject: request.subject.label,
    description: request.description.label,
    category: request.category.label,
    priority: request.priority.label,
    name: sending.sender.name,
    email: controls.email,
  };
  return fillInOwn(request.problems.other, { field: labels[field] });
}

/** What is about no place of the page. The form's key is a header to the procedure: nobody can mend it, and the page brings a new one. */
export function sentenceAboutWhole({ loc, type }: Problem, { refused }: Words["sending"]): string {
  if (loc[0] === "header") return refused.outdated;
  return type === "form_closed" ? refused.closed : refused.unknown;
}

function required(sentence: string): Sentences {
  return { missing: sentence, string_too_short: sentence };
}
