import type { Problem } from "../errors/problem.ts";

/** The header in which one of a tenant's own programs sends its key. */
export const apiKeyHeader = "X-API-Key";

/** What a key may be good for, each by itself. */
export const apiKeyScopes = ["conversations:write", "conversations:on-behalf", "attachments:write"] as const;
export type ApiKeyScope = (typeof apiKeyScopes)[number];

/** Tells whether a text is the name of a scope. */
export function isApiKeyScope(text: string): text is ApiKeyScope {
  return apiKeyScopes.some((scope) => scope === text);
}

/** The longest name that people give a key, in characters. */
export const maxApiKeyNameCharacters = 100;

/** The header by which a program with a key says that it has verified the person whose name and address are in the body. */
export const requesterVerifiedHeader = "Portal-Requester-Verified";
/** The one thing that the header can say; who has verified nobody leaves it out. */
export const requesterVerifiedValue = "true";

/** What is wrong with that header as it was sent, or `null`. From anybody but a program with a key it would be a claim about themselves. */
export function findRequesterVerifiedProblem(value: string, isWithKey: boolean): Problem | null {
  const loc = ["header", "portal-requester-verified"];
  if (!isWithKey) return { loc, msg: "Header is taken together with X-API-Key only", type: "value_error" };
  if (value === requesterVerifiedValue) return null;
  return { loc, msg: "Input should be 'true', or the header left out", type: "enum" };
}
