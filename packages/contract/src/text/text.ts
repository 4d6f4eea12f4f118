import { z } from "zod";
import {
  findLineProblem,
  findTextProblem,
  isStorable,
  normaliseMultiLine,
  normaliseSingleLine,
  type TextLimits,
  type TextProblem,
} from "./text-rules.ts";

/**
 * A text of one line: white space around it and direction controls are taken off, it is composed (NFC), and line breaks
 * and control characters are refused. Limits count Unicode code points.
 */
export function singleLineText(limits: TextLimits) {
  return limitedText(limits, normaliseSingleLine, findLineProblem);
}

/** A text of several lines: white space around it is taken off and line ends become LF, as browsers send CR LF. */
export function multiLineText(limits: TextLimits) {
  return limitedText(limits, normaliseMultiLine, () => null);
}

type FormCheck = (text: string) => TextProblem | null;

function limitedText(limits: TextLimits, normalise: (text: string) => string, findFormProblem: FormCheck) {
  return z
    .string()
    .overwrite((text) => (isStorable(text) ? normalise(text) : text))
    .superRefine((text, context) => {
      const problem = findTextProblem(text, limits) ?? findFormProblem(text);
      if (problem) context.addIssue({ code: "custom", message: problem.msg, params: { type: problem.type } });
    })
    .meta({ minLength: limits.minCharacters, maxLength: limits.maxCharacters });
}
