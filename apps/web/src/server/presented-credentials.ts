import type { Credentials, RequestFacts } from "@portal/api";
import { apiKeyHeader, requesterVerifiedHeader } from "@portal/contract";

/** What a request's headers say of its sender; `null` when they say nothing, so that a session may. */
export function presentedCredentials(headers: Headers): Exclude<Credentials, { kind: "none" | "session" }> | null {
  const [authorization, presented] = [headers.get("authorization"), headers.get(apiKeyHeader)];
  if (authorization !== null && presented !== null) return { kind: "contradictory" };
  if (authorization !== null) return { kind: "authorization", header: authorization };
  return presented === null ? null : { kind: "api_key", presented };
}

/** What a program says of having verified the person in the body, if it does. */
export function requesterVerifiedOf(headers: Headers): Pick<RequestFacts, "requesterVerified"> {
  const said = headers.get(requesterVerifiedHeader);
  return said === null ? {} : { requesterVerified: said };
}
