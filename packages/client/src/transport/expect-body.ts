import { unexpectedAnswer } from "./read-refusal.ts";
import type { Answer } from "./transport.ts";

/**
 * Takes the body of an answer for what the API describes, if it is an object that has these fields. What is in them is the server's
 * word: this is to tell a portal from whatever else answers at a wrong address, not to check the portal.
 *
 * @throws HelpCenterError `unexpected_answer`
 */
export function expectBody<Body extends object>(answer: Answer, fields: readonly (keyof Body)[]): Body {
  if (hasFields(answer.body, fields)) return answer.body;
  throw unexpectedAnswer(answer);
}

function hasFields<Body extends object>(value: unknown, fields: readonly (keyof Body)[]): value is Body {
  return typeof value === "object" && value !== null && fields.every((field) => field in value);
}
