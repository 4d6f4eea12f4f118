import type { Problem } from "@portal/contract";
import { isQuestion, locOf, textIn, type FormDocument, type FormQuestion } from "@portal/contract/form";
import { sentenceAbout } from "./field-sentence.ts";
import { sentenceAboutWhole } from "../portal-form/messages.ts";
import { controlName, senderFields, zoneControlName, type SenderField } from "./typed/typed.ts";
import type { Language } from "@portal/contract/language";
import { fillIn } from "../language/fill-in.ts";
import type { Words } from "../language/words.ts";

/** One entry of the summary of problems; without a control it is about the request as a whole. */
export interface Complaint {
  /** The name of the question's control, under which its page shows the sentence. */
  name: string | null;
  /** The id of what has to be mended. */
  target: string | null;
  sentence: string;
}

/** The page on which problems are shown. */
export interface Wording {
  document: FormDocument;
  words: Pick<Words, "controls" | "files" | "form" | "sending">;
  language: Language;
  isAskedWho: boolean;
}

/** Says every problem once, one sentence a question, in the order of the page; then what belongs to no question. */
export function complaintsAbout(problems: readonly Problem[], wording: Wording): Complaint[] {
  const { document, isAskedWho } = wording;
  const questions = document.fields.filter(isQuestion);
  const left = new Set(problems);
  const take = (loc: readonly string[]): Problem | undefined => {
    const own = problems.filter((problem) => loc.every((part, index) => problem.loc[index] === part));
    own.forEach((problem) => left.delete(problem));
    return own[0];
  };
  const onQuestions = questions.flatMap((field): Complaint[] => {
    const problem = take(locOf(field));
    return problem === undefined ? [] : [complaintAbout(field, problem, wording)];
  });
  const onSender = (isAskedWho ? senderFields : []).flatMap((field): Complaint[] => {
    const problem = take(["body", field]);
    return problem === undefined
      ? []
      : [{ name: field, target: field, sentence: aboutSender(field, problem, wording) }];
  });
  const onNothing = [...left].map((problem) => aboutWhole(problem, wording));
  return [...onQuestions, ...onSender, ...onNothing];
}

function complaintAbout(field: FormQuestion, problem: Problem, { document, words, language }: Wording): Complaint {
  const { default_locale: locale } = document;
  const label = textIn(field.label, { locale, defaultLocale: locale });
  const name = controlName(field.key);
  const target = problem.type === "timezone_aware" ? zoneControlName(field.key) : name;
  return { name, target, sentence: sentenceAbout({ field, label, problem }, words, language) };
}

function aboutSender(field: SenderField, { type }: Problem, { words }: Wording): string {
  const { problems } = words.form;
  const label = field === "email" ? words.controls.email : words.sending.sender.name;
  if (type === "missing" || type === "string_too_short") return fillIn(problems.missing, { label });
  if (field === "email") return fillIn(problems.email, { label, example: "name@example.com" });
  return type === "string_too_long"
    ? fillIn(problems.tooLong, { label, limit: "200" })
    : fillIn(problems.characters, { label });
}

function aboutWhole(problem: Problem, { words }: Wording): Complaint {
  const isOfForm = problem.type === "form_closed" && problem.loc[1] === "form_id";
  const sentence = isOfForm ? words.form.closed.heading : sentenceAboutWhole(problem, words.sending);
  return { name: null, target: null, sentence };
}
