import type { Problem, ProblemType } from "@portal/contract";
import { filesField, formFields, type FormField } from "./form-values.ts";
import type { Connection } from "../components/use-connection.ts";
import { rowIdOf } from "./files/file-problems.ts";
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

type Sentences = Partial<Record<ProblemType, string>>;

/** What to do about a problem, by field and type; what is not here is said in the server's own words. */
function sentencesFor(limits: CharacterLimits): Record<FormField, Sentences> {
  const { subject, description, name } = limits;
  return {
    subject: {
      ...required("Enter a subject"),
      string_too_long: `Shorten the subject to ${count(subject)} or fewer`,
      value_error: "Write the subject in one line, without control characters",
      string_unicode: "The subject has a character that cannot be stored. Remove it",
    },
    description: {
      ...required("Describe what you need help with"),
      string_too_long: `Shorten the description to ${count(description)} or fewer`,
      string_unicode: "The description has a character that cannot be stored. Remove it",
    },
    category: { ...required("Choose a category"), enum: "Choose one of the categories in the list" },
    priority: { ...required("Choose a priority"), enum: "Choose one of the priorities" },
    name: {
      ...required("Enter your name"),
      string_too_long: `Shorten your name to ${count(name)} or fewer`,
      value_error: "Write your name in one line, without control characters",
      string_unicode: "Your name has a character that cannot be stored. Remove it",
    },
    email: {
      ...required("Enter your email address"),
      value_error: "Enter an email address in the form name@example.com",
    },
  };
}

const wholeRequest: Sentences = {
  form_closed: "This help center is not taking requests at the moment. Your text is kept on this page.",
};

/** The form's key is a header to the procedure. Nobody can mend it, and the page brings a new one with this. */
const keyUnreadable = "This page was out of date. Send your request again";

interface Wording {
  limits: CharacterLimits;
  visibleFields: readonly FormField[];
}

type Problems = Extract<Refusal, { kind: "problems" }>;

/** Says every problem once: one sentence a field and a file, in the order of the page, then what belongs to nothing that is shown. */
export function complaintsAbout({ problems, files }: Problems, wording: Wording): Complaint[] {
  const placed = problems.filter((problem) => !isAboutFiles(problem));
  const onFields = formFields.flatMap((field): Complaint[] => {
    const first = placed.find((problem) => visibleFieldOf(problem, wording) === field);
    return first === undefined ? [] : [{ field, target: field, sentence: sentenceAbout(first, field, wording) }];
  });
  const onFiles = problems.filter(isAboutFiles).map((problem) => complaintAboutFile(problem, files));
  const onNothing = placed
    .filter((problem) => visibleFieldOf(problem, wording) === null)
    .map((problem) => ({ field: null, target: null, sentence: sentenceAboutWhole(problem) }));
  // The files stand before the questions about the sender.
  const isOfSender = ({ field }: Complaint) => field === "name" || field === "email";
  const ofSender = onFields.filter(isOfSender);
  return [...onFields.filter((complaint) => !isOfSender(complaint)), ...onFiles, ...ofSender, ...onNothing];
}

function complaintAboutFile(problem: Problem, files: readonly NamedFile[]): Complaint {
  const file = files[fileIndexOf(problem) ?? -1];
  if (file === undefined) return { field: filesField, target: filesField, sentence: problem.msg };
  // Isolated, so that a name written from right to left turns nothing around it.
  return { field: null, target: rowIdOf(file.key), sentence: `\u2068${file.name}\u2069: ${problem.msg}` };
}

function visibleFieldOf(problem: Problem, { visibleFields }: Wording): FormField | null {
  const field = fieldOf(problem);
  return field !== null && visibleFields.includes(field) ? field : null;
}

function sentenceAbout(problem: Problem, field: FormField, { limits }: Wording): string {
  return sentencesFor(limits)[field][problem.type] ?? problem.msg;
}

function sentenceAboutWhole({ loc, type, msg }: Problem): string {
  return loc[0] === "header" ? keyUnreadable : (wholeRequest[type] ?? msg);
}

interface Surroundings {
  title: string;
  connection: Connection;
}

/** What to say, in a heading and a sentence, when a request did not get as far as being checked. */
export function explain(
  refusal: Exclude<Refusal, { kind: "problems" | "already_sent" }>,
  { title, connection }: Surroundings,
): { heading: string; text: string } {
  switch (refusal.kind) {
    case "unreachable":
      return explainUnreachable(title, connection);
    case "busy":
      return {
        heading: `${title} is busy just now`,
        text: `Your request was not saved, but your text is kept on this page. Try again ${wait(refusal.retryAfterSeconds)}.`,
      };
    case "limited":
      return {
        heading: "Many requests have come from your network",
        text:
          "It may not be you: everybody who shares your connection counts together. Your request was not sent, but your text is kept on " +
          `this page. You can send it ${wait(refusal.retryAfterSeconds)}.`,
      };
    case "sign_in":
      return {
        heading: "Sign in to send your request",
        text: `${title} takes requests from signed-in people only. Your text is kept on this page: sign in, come back to it, and try again.`,
      };
    case "failed":
      return {
        heading: "Something went wrong on our side",
        text: "Your text is kept on this page. Try again, and if it happens again, tell us this code:",
      };
    case "declined":
      return { heading: "Your request was not accepted", text: `${refusal.detail}. Your text is kept on this page.` };
  }
}

function explainUnreachable(title: string, connection: Connection): { heading: string; text: string } {
  switch (connection) {
    case "offline":
      return {
        heading: "You are offline",
        text: "Your request was not sent, but your text is kept on this page. Try again once you are connected.",
      };
    case "returned":
      return { heading: "You are back online", text: "Your request was not sent yet. Your text is kept on this page." };
    case "online":
      return {
        heading: `We could not reach ${title}`,
        text: "Your text is kept on this page. Check your connection, then try again.",
      };
  }
}

function required(sentence: string): Sentences {
  return { missing: sentence, string_too_short: sentence };
}

function count(characters: number): string {
  return `${characters.toLocaleString("en")} characters`;
}

function wait(seconds: number | null): string {
  if (seconds === null || seconds < 5) return "in a few seconds";
  if (seconds < 60) return `in ${String(seconds)} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? "in a minute" : `in ${String(minutes)} minutes`;
}
