import { HelpCenterFailure } from "../error/help-center-error.ts";

/** What a call is held to from its beginning to its end, tries and pauses included. */
export interface Deadline {
  /** Aborts when the time is up or the caller gives up. */
  readonly signal: AbortSignal;
  isOver(): boolean;
  remainingMs(): number;
  /** What the call rejects with once it is over: the caller's own reason, or an error of type `timeout`. */
  reason(cause?: unknown): unknown;
}

/** How one call may be limited. */
export interface CallTerms {
  /** Stops the call; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** How long the whole call may take, tries and pauses included; the client's own unless said. */
  readonly timeoutMs?: number | undefined;
}

/** Starts the clock of one call. */
export function startDeadline(timeoutMs: number, callersSignal?: AbortSignal): Deadline {
  const endsAtMs = performance.now() + timeoutMs;
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = callersSignal === undefined ? timeout : AbortSignal.any([timeout, callersSignal]);
  return {
    signal,
    isOver: () => signal.aborted,
    remainingMs: () => endsAtMs - performance.now(),
    reason: (cause) => {
      if (callersSignal?.aborted !== true) return timedOut(timeoutMs, cause);
      const reason: unknown = callersSignal.reason;
      return reason;
    },
  };
}

function timedOut(timeoutMs: number, cause: unknown): HelpCenterFailure<"timeout"> {
  return new HelpCenterFailure(
    { type: "timeout", status: null, problems: [], requestId: null, retryAfterMs: null },
    { message: `There was no answer within ${timeoutMs} ms`, cause },
  );
}
