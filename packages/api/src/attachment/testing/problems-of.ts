import type { ErrorCode, Problem } from "@portal/contract";
import { findPortalError } from "../../errors/find-portal-error.ts";

/** The problems that a call is refused with; fails when it is not, or for another reason. */
export async function problemsOf(call: Promise<unknown>): Promise<Problem[]> {
  const refusal = await refusalOf(call);
  if (refusal.code !== "invalid_input") throw new Error(`It was refused with ${refusal.code}.`);
  return refusal.problems;
}

/** The code of the refusal that a call ends with. */
export async function codeOf(call: Promise<unknown>): Promise<ErrorCode> {
  return (await refusalOf(call)).code;
}

async function refusalOf(call: Promise<unknown>) {
  const thrown = await call.then(
    () => new Error("It was not refused."),
    (error: unknown) => error,
  );
  const refusal = findPortalError(thrown);
  if (refusal === null) throw thrown;
  return refusal;
}
