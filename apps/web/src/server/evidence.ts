import type { FormEvidence, RequestFacts } from "@portal/api";
import { challengeHeader, challengeUnsolved } from "@portal/contract";
import { formTokenField, formTokenHeader, trapField, trapHeader } from "../portal-form/evidence-fields.ts";

/** The solved challenge that a program or a page sends along, if any. */
export function challengeAnswerOf(headers: Headers): Pick<RequestFacts, "challengeAnswer"> {
  const answer = headers.get(challengeHeader);
  return answer === null ? {} : { challengeAnswer: answer };
}

/** How a form was filled in, as the page says that sent it with scripts. */
export function evidenceFromHeaders(headers: Headers): { formEvidence: FormEvidence } {
  return { formEvidence: { token: headers.get(formTokenHeader), isTrapFilled: headers.has(trapHeader) } };
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
