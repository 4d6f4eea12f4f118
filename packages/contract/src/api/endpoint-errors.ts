import type { ErrorCode } from "../errors/error-catalogue.ts";

/** What can be the matter with every request. */
export const ofEveryRequest = ["internal"] as const satisfies readonly ErrorCode[];

/** Of a request that the database is needed for. */
export const ofDatabase = [...ofEveryRequest, "service_unavailable"] as const satisfies readonly ErrorCode[];

/** Of a request that names a tenant and may bring a token or a key. Whoever presents one wrong key after another is asked to wait. */
export const ofTenant = [
  "invalid_input",
  "invalid_token",
  "invalid_api_key",
  "tenant_mismatch",
  "tenant_not_found",
  "too_many_requests",
  ...ofDatabase,
] as const satisfies readonly ErrorCode[];

/** Of a JSON body. */
export const ofJsonBody = [
  "invalid_input",
  "body_too_large",
  "unsupported_media_type",
] as const satisfies readonly ErrorCode[];

/** Of a visitor who sends much, or of whom a challenge is asked. */
export const ofLimits = [
  "too_many_requests",
  "challenge_due",
  "challenge_required",
  "challenge_invalid",
] as const satisfies readonly ErrorCode[];
