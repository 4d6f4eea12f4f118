import { challengeUnsolved } from "@portal/contract";
import type { Context } from "../context.ts";
import { PortalError } from "../errors/portal-error.ts";
import { verifyChallenge } from "../challenge/verify-challenge.ts";
import { clientKeyOf } from "../rate-limit/client-key.ts";
import type { RateLimitState } from "../rate-limit/rate-limits.ts";
import { noteExceeded, refuseOverLimit } from "../rate-limit/refuse-over-limit.ts";
import { tallyInTurn } from "../rate-limit/tally-in-turn.ts";
import type { Tenant } from "../tenant/tenant.ts";
import type { Judgement } from "./judgements.ts";

/**
 * Lets a visitor's submission through the limits of its client address and its tenant, by a challenge where one is due. Whoever has solved
 * one has room of their own. Whoever says that they cannot (`none`; a form without scripts never can) is let through to quarantine, so that
 * nobody is left with a form that leads nowhere.
 *
 * @throws PortalError `too_many_requests`, `challenge_due`, `challenge_required`, `challenge_invalid`
 */
export async function admitVisitor(context: Context, tenant: Tenant): Promise<Judgement> {
  const { challengeAnswer } = context;
  const isSolved = challengeAnswer !== undefined && challengeAnswer !== challengeUnsolved;
  const judgement = isSolved
    ? await admitSolved(context, { tenantId: tenant.id, presented: challengeAnswer })
    : await admitUnsolved(context, tenant);
  refuseOverLimit(context, [context.services.rateLimits.tally("tenant", tenant.id)]);
  return judgement;
}

async function admitSolved(context: Context, challenge: Parameters<typeof verifyChallenge>[1]): Promise<Judgement> {
  const solved = await verifyChallenge(context.services, challenge);
  const client = await clientKeyOf(context);
  refuseOverLimit(context, tallyInTurn(context.services.rateLimits, client, ["solved_minute", "solved_hour"]));
  return { suspicions: [], solved };
}

async function admitUnsolved(context: Context, tenant: Tenant): Promise<Judgement> {
  const { rateLimits } = context.services;
  const isUnable = context.challengeAnswer === challengeUnsolved;
  if (tenant.challengePolicy === "always" && !isUnable) throw new PortalError("challenge_required");

  const ofClient = await tallyClient(context, isUnable);
  if (tenant.challengePolicy === "off") refuseOverLimit(context, ofClient);
  // Quarantine is a kindness with an end: beyond the hour's quota it would be somewhere to fill up.
  if (isUnable)
    refuseOverLimit(
      context,
      ofClient.filter(({ name }) => name === "client_hour"),
    );
  const exceeded = [...ofClient, rateLimits.tally("tenant_unsolved", tenant.id)].filter(({ isExceeded }) => isExceeded);
  const isDue = tenant.challengePolicy === "always" || (tenant.challengePolicy === "adaptive" && exceeded.length > 0);
  if (isDue && !isUnable)
    throw new PortalError("challenge_due", { retryAfterSeconds: noteExceeded(context, exceeded) });
  return { suspicions: isDue ? ["challenge_unanswered"] : [], solved: null };
}

const limitsOfClient = ["client_minute", "client_hour"] as const;

/** Whoever is let through in spite of a full minute has to count by the hour all the same. */
async function tallyClient(context: Context, isUnable: boolean): Promise<RateLimitState[]> {
  const { rateLimits } = context.services;
  const client = await clientKeyOf(context);
  if (isUnable) return limitsOfClient.map((name) => rateLimits.tally(name, client));
  return tallyInTurn(rateLimits, client, limitsOfClient);
}
