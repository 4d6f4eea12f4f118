import { z } from "zod";
import type { ZodOpenApiResponseObject } from "zod-openapi";
import { errorBodySchema, errorCatalogue, type ErrorCode } from "../errors/error-catalogue.ts";
import { problemSchema } from "../errors/problem.ts";
import { problemTypes } from "../errors/problem-types.ts";
import { type AnswerHeaderName, headersOfCrossOrigin, headersOfEveryAnswer } from "./answer-headers.ts";

const problem = problemSchema.extend({ type: z.enum(Object.keys(problemTypes)) }).meta({
  id: "Problem",
  description:
    "One thing to mend: `loc` is its place, beginning with `body`, `query` or `header`; `type` is from one catalogue.",
});
const problems = z
  .strictObject({ detail: z.array(problem).min(1) })
  .meta({ id: "Problems", description: "Everything that is to be mended, at once." });
const refusal = errorBodySchema.meta({
  id: "Refusal",
  description: "Why not, in one sentence that never repeats what was sent.",
});

const problemExample = { detail: [{ loc: ["body", "subject"], msg: "Field required", type: "missing" }] };

const responses = new Map<string, ZodOpenApiResponseObject>();

/** The refusal of a method that an address does not have, which no operation is there to describe. */
export const methodNotAllowed = responseOf(["method_not_allowed"], headersOfCrossOrigin);

/**
 * The responses for a list of errors, by status.
 *
 * @param isCrossOrigin whether pages of other origins may read them
 */
export function refusalResponses(
  errors: readonly ErrorCode[],
  isCrossOrigin: boolean,
): Record<string, ZodOpenApiResponseObject> {
  const statuses = [...new Set(errors.map((code) => errorCatalogue[code].status))].sort((a, b) => a - b);
  const codes = [...new Set(errors)];
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      sharedResponse(
        codes.filter((code) => errorCatalogue[code].status === status),
        isCrossOrigin,
      ),
    ]),
  );
}

/** One component for all endpoints that can be refused with the same, so that the document stays small. */
function sharedResponse(codes: readonly ErrorCode[], isCrossOrigin: boolean): ZodOpenApiResponseObject {
  const id = codes.map(pascalCase).join("Or") + (isCrossOrigin ? "" : "ToOwnPages");
  const response = responses.get(id) ?? { id, ...responseOf(codes, isCrossOrigin ? headersOfCrossOrigin : []) };
  responses.set(id, response);
  return response;
}

function pascalCase(code: ErrorCode): string {
  return code.replaceAll(/(?:^|_)([a-z])/gu, (_, letter: string) => letter.toUpperCase());
}

/** What the refusals of one status have in common; `x-errors` tells them apart, by their sentences. */
function responseOf(codes: readonly ErrorCode[], others: readonly AnswerHeaderName[]): ZodOpenApiResponseObject {
  const isProblems = codes.includes("invalid_input");
  const described = codes.map((code) => ({
    code,
    detail: errorCatalogue[code].detail,
    cure: errorCatalogue[code].cure,
  }));
  const examples = described.map(
    ({ code, detail }) =>
      [code, { summary: detail, value: code === "invalid_input" ? problemExample : { detail } }] as const,
  );
  return {
    description: described.map(({ code, detail }) => `\`${code}\`: ${detail}.`).join(" "),
    headers: headerReferences([...codes.flatMap(headersOf), ...others]),
    content: {
      "application/json": { schema: isProblems ? problems : refusal, examples: Object.fromEntries(examples) },
    },
    "x-errors": described,
  };
}

function headersOf(code: ErrorCode): AnswerHeaderName[] {
  const { status } = errorCatalogue[code];
  if (status === 401 && code !== "sign_in_link_invalid") return ["WWW-Authenticate"];
  if (code === "method_not_allowed") return ["Allow"];
  if (code === "file_not_scanned") return ["Retry-After"];
  return status === 429 || status === 503 ? ["Retry-After"] : [];
}

/** References to the headers of an answer: those that every answer has, and its own. */
export function headerReferences(
  own: readonly AnswerHeaderName[],
): Record<string, { $ref: `#/components/headers/${string}` }> {
  const names = new Set([...headersOfEveryAnswer, ...own]);
  return Object.fromEntries([...names].map((name) => [name, { $ref: `#/components/headers/${name}` as const }]));
}
