import { PortalError } from "../errors/portal-error.ts";
import { middleware } from "../trpc.ts";
import { clientKeyOf } from "./client-key.ts";
import type { RateLimitName } from "./quotas.ts";

/** Makes a step that lets each client address through so many times a window. It stands first: what it turns away costs nothing more. */
export function limitRate(name: RateLimitName) {
  return middleware(async ({ ctx, next }) => {
    const state = await ctx.services.rateLimits.count(name, await clientKeyOf(ctx));
    ctx.rateLimitStates.push(state);
    if (state.isExceeded) throw new PortalError("too_many_requests", { retryAfterSeconds: state.resetSeconds });
    return next();
  });
}
