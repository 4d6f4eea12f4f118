import { PortalError } from "../errors/portal-error.ts";
import { middleware } from "../trpc.ts";
import { clientKeyOf } from "./client-key.ts";
import type { RateLimitName } from "./quotas.ts";

/**
 * Makes a step that lets each client address through so many times a window. It stands first: what it turns away costs nothing more. Who sends
 * an API key is let pass: a good one has limits of its own, and others get no further.
 */
export function limitRate(name: RateLimitName) {
  return middleware(async ({ ctx, next }) => {
    if (ctx.credentials.kind === "api_key") return next();
    const state = await ctx.services.rateLimits.count(name, await clientKeyOf(ctx));
    ctx.rateLimitStates.push(state);
    if (state.isExceeded) throw new PortalError("too_many_requests", { retryAfterSeconds: state.resetSeconds });
    return next();
  });
}
