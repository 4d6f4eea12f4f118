import type { Refusals } from "../generated/refusals.ts";
import type { Problem } from "./problem.ts";

/** Why the server refused a call: the names of its catalogue. */
export type RefusalType = keyof Refusals;

/**
 * Why there is no refusal by name: no answer came, or none within the call's time, or one that the API does not give, such as a proxy's
 * own page.
 */
export type OutageType = "network_error" | "timeout" | "unexpected_answer";

export type FailureType = RefusalType | OutageType;

/** What is known of a failed call of one type. */
export interface Failure<Type extends FailureType> {
  readonly type: Type;
  /** The status of the answer; `null` when there was none. */
  readonly status: StatusOf<Type>;
  /** What to mend, all at once: the entries of a 422, and none for any other type. */
  readonly problems: Type extends "invalid_input" ? readonly Problem[] : readonly never[];
  /** `X-Request-Id` of the answer, to be quoted in a report. */
  readonly requestId: string | null;
  /** How long the server asks to be left alone. */
  readonly retryAfterMs: number | null;
}

type StatusOf<Type extends FailureType> = Type extends RefusalType
  ? Refusals[Type]["status"]
  : Type extends "unexpected_answer"
    ? number
    : null;
