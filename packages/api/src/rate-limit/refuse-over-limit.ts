import type { Context } from "../context.ts";
import { PortalError } from "../errors/portal-error.ts";
import type { RateLimitState } from "./rate-limits.ts";

/**
 * Refuses a request that is over a limit, and notes the limits for the door to tell. Only limits that the caller may know of are passed
 * here: what was done in the name of one mail address is nobody's to learn.
 *
 * @throws PortalError `too_many_requests`
 */
export function refuseOverLimit(
  context: Pick<Context, "services" | "rateLimitStates">,
  states: RateLimitState[],
): void {
  const exceeded = states.filter(({ isExceeded }) => isExceeded);
  if (exceeded.length === 0) return;
  throw new PortalError("too_many_requests", { retryAfterSeconds: noteExceeded(context, exceeded) });
}

/** @returns after how many seconds every one of them has room again */
export function noteExceeded(
  { services, rateLimitStates }: Pick<Context, "services" | "rateLimitStates">,
  exceeded: RateLimitState[],
): number {
  rateLimitStates.push(...exceeded);
  for (const { name } of exceeded) services.metrics.limitsReached.inc({ limit: name });
  return Math.max(...exceeded.map(({ resetSeconds }) => resetSeconds));
}
