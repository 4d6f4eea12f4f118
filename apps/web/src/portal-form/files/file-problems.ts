import type { Problem } from "@portal/contract";
import { fillInOwn } from "../../language/fill-in.ts";
import { sayBytes } from "../../language/say.ts";
import { isAboutFiles } from "../refusal.ts";
import { sayMost } from "./check-file.ts";
import type { FileTerms } from "./file-terms.ts";

/** A problem of one file that stands at a place of the list, in the shape in which the server would say it. */
export function problemAt(index: number, reason: string): Problem {
  return { loc: ["body", "attachment_ids", index], msg: reason, type: "attachment_refused" };
}

/** Puts what the server says of files into the words of the page. */
export function sayFileProblems(problems: readonly Problem[], terms: FileTerms): Problem[] {
  return problems.map((problem) =>
    isAboutFiles(problem) ? { ...problem, msg: sentenceFor(problem, terms) } : problem,
  );
}

function sentenceFor({ type }: Pick<Problem, "type">, terms: FileTerms): string {
  const { problems } = terms.words;
  switch (type) {
    case "attachment_unavailable":
      return problems.gone;
    case "too_long":
      return sayMost(terms);
    case "less_than_equal":
      return fillInOwn(problems.tooLargeTogether, { size: sayBytes(terms.limits.max_total_bytes, terms.language) });
    default:
      return problems.refused;
  }
}
