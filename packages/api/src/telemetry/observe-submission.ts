import { findPortalError } from "../errors/find-portal-error.ts";
import { middleware } from "../trpc.ts";

/**
 * Counts and times every submission by tenant, door and outcome, those that are refused before their tenant is known among them:
 * it stands outside of what settles the tenant, hence the `observation` that an inner step fills in.
 */
export const observeSubmission = middleware(async ({ ctx, next }) => {
  const startedAtMs = performance.now();
  const observation = { tenantSlug: "" };
  const result = await next({ ctx: { observation } });
  const outcome = result.ok ? "created" : (findPortalError(result.error)?.code ?? "internal");
  const { submissions, submissionDurationSeconds } = ctx.services.metrics;
  submissions.inc({ tenant: observation.tenantSlug, door: ctx.door, outcome });
  submissionDurationSeconds.observe({ door: ctx.door, outcome }, (performance.now() - startedAtMs) / 1000);
  return result;
});
