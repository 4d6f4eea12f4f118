import type { z } from "zod";
import { listInWords } from "./list-in-words.ts";
import { locPart } from "./loc-part.ts";
import { isProblemType, type Problem } from "./problem.ts";

/**
 * Translates zod's issues into the wire's problems, all of them, in the order of the schema.
 *
 * @param error what `safeParse` gave
 * @param root first element of every `loc`: `body`, `query` or `header`
 */
export function problemsFromZod(error: z.ZodError, root: "body" | "query" | "header"): Problem[] {
  return error.issues.flatMap((issue) => problemsFromIssue(issue, root));
}

function problemsFromIssue(issue: z.core.$ZodIssue, root: string): Problem[] {
  const loc = [root, ...issue.path.map(locPart)];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        loc: [...loc, locPart(key)],
        msg: "Extra inputs are not permitted",
        type: "extra_forbidden",
      }));
    case "invalid_type":
      return [{ loc, ...invalidType(issue) }];
    case "invalid_value":
      return [{ loc, msg: `Input should be ${listInWords(issue.values)}`, type: "enum" }];
    case "custom":
      return [{ loc, msg: issue.message, type: customType(issue.params) }];
    default:
      return [{ loc, msg: issue.message, type: "value_error" }];
  }
}

function invalidType(issue: z.core.$ZodIssueInvalidType): Pick<Problem, "msg" | "type"> {
  // `reportInput` is on wherever this catalogue is used: JSON knows no undefined, so undefined means "not sent".
  if (issue.input === undefined) return { msg: "Field required", type: "missing" };
  if (issue.expected === "object") return { msg: "Input should be a valid object", type: "model_attributes_type" };
  if (issue.expected === "array") return { msg: "Input should be a valid list", type: "list_type" };
  if (issue.expected === "string") return { msg: "Input should be a valid string", type: "string_type" };
  return { msg: `Input should be a valid ${issue.expected}`, type: "value_error" };
}

function customType(params: Record<string, unknown> | undefined): Problem["type"] {
  const type = params?.["type"];
  return isProblemType(type) ? type : "value_error";
}
