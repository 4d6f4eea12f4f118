import { challengeSchema } from "@portal/contract";
import { clientKeyOf } from "../rate-limit/client-key.ts";
import { refuseOverLimit } from "../rate-limit/refuse-over-limit.ts";
import { router, tenantProcedure } from "../trpc.ts";
import { createChallenge } from "./create-challenge.ts";

export const challengeRouter = router({
  /** A challenge to solve before sending; submissions say when one is due. */
  create: tenantProcedure
    .meta({ scope: "any" })
    .output(challengeSchema)
    .query(async ({ ctx }) => {
      const { rateLimits } = ctx.services;
      refuseOverLimit(ctx, [rateLimits.tally("challenge", await clientKeyOf(ctx))]);
      return createChallenge(ctx.services, ctx.access.tenant.id);
    }),
});
