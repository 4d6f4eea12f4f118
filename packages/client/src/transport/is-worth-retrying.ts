import type { HelpCenterFailure } from "../error/help-center-error.ts";
import type { FailureType } from "../error/failure.ts";

/**
 * Tells whether the same request may fare better later: nothing was heard, the server was busy or broken, or it asked to come back.
 * A challenge that is due is solved, not waited for.
 */
export function isWorthRetrying({ type, status }: HelpCenterFailure<FailureType>): boolean {
  if (type === "network_error") return true;
  return type !== "challenge_due" && status !== null && (status === 408 || status === 429 || status >= 500);
}
