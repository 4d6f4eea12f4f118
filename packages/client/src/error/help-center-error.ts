import type { Failure, FailureType } from "./failure.ts";

// Known by a mark of its own: two copies of this package in one program have two classes.
const mark = Symbol.for("help-center-portal.client.error");

/** The words and the cause of an error, and the key of the submission that it stopped. */
export interface ErrorDetails {
  readonly message: string;
  readonly cause?: unknown;
  readonly idempotencyKey?: string;
}

/**
 * The one error that a call rejects with, unless the caller's own signal stopped it. `instanceof` narrows it to {@link HelpCenterError},
 * a union by `type`, so that a `switch` over `type` is exhaustive.
 */
export class HelpCenterFailure<Type extends FailureType> extends Error implements Failure<Type> {
  override readonly name = "HelpCenterError";
  readonly [mark] = true;
  readonly type: Type;
  readonly status: Failure<Type>["status"];
  readonly problems: Failure<Type>["problems"];
  readonly requestId: string | null;
  readonly retryAfterMs: number | null;
  /** The key under which a submission was sent: with it the same submission can be sent once more, without a duplicate. */
  readonly idempotencyKey: string | null;

  constructor(failure: Failure<Type>, { message, cause, idempotencyKey }: ErrorDetails) {
    super(message, cause === undefined ? undefined : { cause });
    this.type = failure.type;
    this.status = failure.status;
    this.problems = failure.problems;
    this.requestId = failure.requestId;
    this.retryAfterMs = failure.retryAfterMs;
    this.idempotencyKey = idempotencyKey ?? null;
  }

  static override [Symbol.hasInstance](value: unknown): value is HelpCenterError {
    return isHelpCenterError(value);
  }
}

/** What a call rejects with: one type for each entry of the catalogue, and three for when the server did not answer as it does. */
export type HelpCenterError = { [Type in FailureType]: HelpCenterFailure<Type> }[FailureType];
export const HelpCenterError = HelpCenterFailure;

/** Tells whether a value is an error of this client's; the same as `instanceof HelpCenterError`. */
export function isHelpCenterError(value: unknown): value is HelpCenterError {
  return typeof value === "object" && value !== null && mark in value;
}
