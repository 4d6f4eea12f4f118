import { errorCatalogue } from "@portal/contract";
import { findPortalError } from "../errors/find-portal-error.ts";
import { middleware } from "../trpc.ts";
import { clientKeyOf } from "./client-key.ts";
import { refuseOverLimit } from "./refuse-over-limit.ts";

/**
 * Turns away, before a token is verified or a tenant is looked up, whoever has been refused too often. What is refused for good reason is
 * counted here and nowhere else, so that mending a form costs nobody their place; what succeeds is counted by what it was.
 */
export const limitRefused = middleware(async ({ ctx, next }) => {
  const { rateLimits } = ctx.services;
  const client = await clientKeyOf(ctx);
  refuseOverLimit(ctx, exceededOnNext(rateLimits.look("refused", client)));
  const result = await next();
  if (result.ok ? isReplay(result.data) : isOfTheCaller(result.error)) rateLimits.tally("refused", client);
  return result;
});

/** A request that is sent again is welcome, and still no way to keep the database busy for nothing. */
function isReplay(output: unknown): boolean {
  return typeof output === "object" && output !== null && "is_replayed" in output && output.is_replayed === true;
}

/** A portal that is busy is not the caller's fault. */
function isOfTheCaller(error: unknown): boolean {
  const refusal = findPortalError(error);
  return refusal !== null && errorCatalogue[refusal.code].status < 500;
}

/** A window that is full has no room for the request that only looks. */
function exceededOnNext<State extends { remaining: number }>(state: State) {
  return [{ ...state, isExceeded: state.remaining === 0 }];
}
