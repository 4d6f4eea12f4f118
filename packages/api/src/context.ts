import type { FormEvidence } from "./form-fill/judge-fill.ts";
import type { RateLimitState } from "./rate-limit/rate-limits.ts";
import type { Services } from "./services.ts";

/** The way a request came in. */
export type Door = "rest" | "trpc" | "form" | "command_line";

/** A signed-in person, as a token or a session proved them. */
export interface Requester {
  tenantId: string;
  /** The contact; `null` while an issuer of the tenant's own vouches for somebody who has never written. */
  requesterId: string | null;
  /** Canonical address. */
  email: string;
  name: string;
}

/** What a request says of its tenant, strongest first; nothing of it is checked yet. */
export interface TenantClaim {
  /** Every `tenant_id` that was sent, so that a repeated one can be refused. */
  ids: string[];
  slug?: string;
  /** The Host header, port and all. */
  host?: string;
}

/**
 * What a request says of its sender. An Authorization header or an API key decides once it is there, and both at once contradict each other; a
 * session was verified by its reader.
 */
export type Credentials =
  | { kind: "none" }
  | { kind: "authorization"; header: string }
  | { kind: "api_key"; presented: string }
  | { kind: "contradictory" }
  | { kind: "session"; requester: Requester | null };

/** The facts of one request, whatever transport brought them. */
export interface RequestFacts {
  door: Door;
  requestId: string;
  /** The address that the request came from, as far as the surroundings vouch for it; `null` when there is none to speak of. */
  clientAddress: string | null;
  tenant: TenantClaim;
  credentials: Credentials;
  /** The `Accept-Language` header as it came, which says what language mail about the request is written in. */
  acceptLanguage?: string | undefined;
  /** The caller's name for this very request, unchecked; whoever sends it again gets the first answer again. */
  idempotencyKey?: string | undefined;
  /** What a program with a key says of having verified the person in the body, unchecked. */
  requesterVerified?: string | undefined;
  /** The solved challenge that a visitor's submission carries, unchecked, or `none` of a sender that cannot solve one. */
  challengeAnswer?: string | undefined;
  /** How a form of ours was filled in; doors that are not a form's have nothing to say of it. */
  formEvidence?: FormEvidence | undefined;
}

export interface Context extends RequestFacts {
  services: Services;
  /** The limits that this request was counted against, for the door to tell its caller. */
  rateLimitStates: RateLimitState[];
  /** What has been found out about this request, for the door: the tenant that its answer is about. */
  noted: { tenantId: string | null };
}

/** Builds the context of one request without HTTP, so that tests and the command line call procedures as the web app does. */
export function createContext(services: Services, facts: RequestFacts): Context {
  return { services, rateLimitStates: [], noted: { tenantId: null }, ...facts };
}
