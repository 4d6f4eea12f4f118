import type { FormEvidence, RequestFacts } from "@portal/api";
import { challengeHeader, challengeUnsolved } from "@portal/contract";
import { formTokenField, formTokenHeader, trapField, trapHeader } from "../portal-form/evidence-fields.ts";

/** The solved challenge that a program or a page sends along, if any. */
export function challengeAnswerOf(headers: Headers): Pick<RequestFacts, "challengeAnswer"> {
  const answer = headers.get(challengeHeader);
  return answer === null ? {} : { challengeAnswer: answer };
}

/**
 * How a form was filled in, as the page says that sent it with scripts. A program that calls the same door has no form, and would gain nothing by
 * hiding one: REST does not ask either.
 */
export function evidenceFromHeaders(headers: Headers): { formEvidence?: FormEvidence } {
  const [token, isTrapFilled] = [headers.get(formTokenHeader), headers.has(trapHeader)];
  return token === null && !isTrapFilled ? {} : { formEvidence: { token, isTrapFilled } };
}

/** The same as a browser sent it without scripts, which also cannot solve anything. */
export function evidenceFromForm(formData: FormData): Pick<RequestFacts, "challengeAnswer" | "formEvidence"> {
  const token = formData.get(formTokenField);
  const trap = formData.get(trapField);
  return {
    challengeAnswer: challengeUnsolved,
    formEvidence: {
      token: typeof token === "string" ? token : null,
      isTrapFilled: trap !== null && trap !== "",
    },
  };
}
