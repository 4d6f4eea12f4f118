import type { FailureType, RefusalType } from "../error/failure.ts";
import { HelpCenterFailure } from "../error/help-center-error.ts";
import type { Problem } from "../error/problem.ts";
import { refusals } from "../generated/refusals.ts";
import { readRetryAfterMs } from "./retry-after.ts";

/** Makes the error for an answer that is no success. The API names a refusal by its status and its sentence. */
export function readRefusal(response: Response, text: string): HelpCenterFailure<FailureType> {
  const detail = detailOf(text);
  const facts = {
    requestId: response.headers.get("x-request-id"),
    retryAfterMs: readRetryAfterMs(response.headers.get("retry-after"), Date.now()),
  };
  if (response.status === refusals.invalid_input.status && isProblemList(detail)) {
    const message = `${refusals.invalid_input.detail}: ${detail.map(inWords).join("; ")}`;
    return new HelpCenterFailure({ ...facts, type: "invalid_input", status: 422, problems: detail }, { message });
  }
  const type = findRefusal(response.status, detail);
  if (type === null) return unexpectedAnswer(response);
  const { status, detail: message } = refusals[type];
  return new HelpCenterFailure<FailureType>({ ...facts, type, status, problems: [] }, { message });
}

/** Makes the error for an answer that the API does not give. */
export function unexpectedAnswer({
  status,
  headers,
}: Pick<Response, "status" | "headers">): HelpCenterFailure<"unexpected_answer"> {
  return new HelpCenterFailure(
    {
      type: "unexpected_answer",
      status,
      problems: [],
      requestId: headers.get("x-request-id"),
      retryAfterMs: readRetryAfterMs(headers.get("retry-after"), Date.now()),
    },
    { message: `The answer of status ${status} is not one of the API's` },
  );
}

function findRefusal(status: number, detail: unknown): RefusalType | null {
  const types = Object.keys(refusals).filter(isRefusalType);
  return types.find((type) => refusals[type].status === status && refusals[type].detail === detail) ?? null;
}

function isRefusalType(name: string): name is RefusalType {
  return name in refusals;
}

function detailOf(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null && "detail" in body ? body.detail : null;
  } catch {
    return null;
  }
}

function isProblemList(detail: unknown): detail is Problem[] {
  return Array.isArray(detail) && detail.every(isProblem);
}

function isProblem(value: unknown): boolean {
  return typeof value === "object" && value !== null && "loc" in value && "msg" in value && Array.isArray(value.loc);
}

function inWords({ loc, msg }: Problem): string {
  return `${loc.join(".")}: ${msg}`;
}
