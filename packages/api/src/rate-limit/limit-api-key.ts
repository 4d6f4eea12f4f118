import type { ApiKey } from "../api-key/api-key.ts";
import type { Context } from "../context.ts";
import type { RateLimitName } from "./quotas.ts";
import { refuseOverLimit } from "./refuse-over-limit.ts";
import { tallyInTurn } from "./tally-in-turn.ts";

/**
 * Counts a request of one of a tenant's own programs by its key, from wherever it comes: many people may be behind one server.
 *
 * @throws PortalError `too_many_requests`
 */
export function limitApiKey(context: Context, { id }: ApiKey, names: readonly RateLimitName[]): void {
  refuseOverLimit(context, tallyInTurn(context.services.rateLimits, id, names));
}
