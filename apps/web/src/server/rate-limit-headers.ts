import type { Context } from "@portal/api";

/** Tells a caller where they stand with every limit that their request was counted against (IETF draft "RateLimit header fields"). */
export function rateLimitHeaders(states: Context["rateLimitStates"]): Record<string, string> {
  if (states.length === 0) return {};
  return {
    "RateLimit-Policy": states
      .map(({ name, quota, windowSeconds }) => `"${name}";q=${quota};w=${windowSeconds}`)
      .join(", "),
    RateLimit: states
      .map(({ name, remaining, resetSeconds }) => `"${name}";r=${remaining};t=${resetSeconds}`)
      .join(", "),
  };
}

/** Puts those headers on an answer. */
export function tellRateLimits(response: Response, states: Context["rateLimitStates"]): Response {
  for (const [name, value] of Object.entries(rateLimitHeaders(states))) response.headers.set(name, value);
  return response;
}
