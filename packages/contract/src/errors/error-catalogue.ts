import { z } from "zod";
import { problemSchema } from "./problem.ts";

/**
 * Every refusal that the product makes on purpose: its HTTP status and the one sentence that a caller reads. All doors answer
 * from this table; `docs/errors.md` is made from it. What is not in it is a bug, and answered as `internal`.
 */
export const errorCatalogue = {
  invalid_input: {
    status: 422,
    detail: "The request has problems",
    cure: "Each entry of `detail` names one place (`loc`) and what to mend there.",
  },
  invalid_token: {
    status: 401,
    detail: "Invalid or expired token",
    cure: "Get a new token, or leave the Authorization header out to send as a visitor.",
  },
  invalid_api_key: {
    status: 401,
    detail: "Invalid, expired or revoked API key",
    cure: "Send a whole key that is still good: `portal api-keys list` shows which are. Browsers send none: a key belongs on a server.",
  },
  sign_in_required: {
    status: 401,
    detail: "This help center takes requests from signed-in people only",
    cure: "Send a token as `Authorization: Bearer`; a person gets one by a sign-in link. A program with an API key sends `Portal-Requester-Verified: true`. `features.sign_in_required` of the settings tells in advance.",
  },
  tenant_mismatch: {
    status: 403,
    detail: "The token was issued for another tenant",
    cure: "Use the token, or the API key, with its own tenant, or leave `tenant_id` out.",
  },
  conversations_scope_missing: {
    status: 403,
    detail: "The API key lacks the scope conversations:write",
    cure: "Create a key with the scope: `portal api-keys create --scope conversations:write`.",
  },
  on_behalf_scope_missing: {
    status: 403,
    detail: "The API key lacks the scope conversations:on-behalf",
    cure: "Create a key with the scope, or leave `Portal-Requester-Verified` out to submit for somebody whom nobody has verified.",
  },
  attachments_scope_missing: {
    status: 403,
    detail: "The API key lacks the scope attachments:write",
    cure: "Create a key with the scope: `portal api-keys create --scope attachments:write`.",
  },
  api_key_not_accepted: {
    status: 403,
    detail: "API keys do not open this",
    cure: "Send the token of the person whose it is.",
  },
  cross_site: {
    status: 403,
    detail: "Requests from other sites are not accepted here",
    cure: "Programs use the REST endpoints, which ignore cookies.",
  },
  tenant_not_found: { status: 404, detail: "Tenant not found", cure: "Check the id, the slug or the host name." },
  not_found: { status: 404, detail: "Not found", cure: "Check the address." },
  method_not_allowed: { status: 405, detail: "Method not allowed", cure: "The Allow header lists the methods." },
  idempotency_key_reused: {
    status: 409,
    detail: "The idempotency key was used for a different request",
    cure: "Send a new key with a new request, and the same key only with the very same one.",
  },
  body_too_large: {
    status: 413,
    detail: "The body is larger than 262144 bytes",
    cure: "Send less text.",
  },
  unsupported_media_type: {
    status: 415,
    detail: "The body must be application/json without a content encoding",
    cure: "Set Content-Type: application/json and do not compress the body.",
  },
  upload_refused: {
    status: 403,
    detail: "The upload does not match its address, or the address has expired",
    cure: "Send the bytes with the Content-Type and Content-Length that were declared, within 300 seconds, or ask for a new address.",
  },
  upload_exists: {
    status: 409,
    detail: "The file has been uploaded already",
    cure: "Nothing is missing: attach it. An address takes one file, once.",
  },
  download_link_invalid: {
    status: 403,
    detail: "Invalid or expired download link",
    cure: "Ask for a new link: each holds for a few minutes.",
  },
  file_not_scanned: {
    status: 409,
    detail: "The file is waiting for its malware scan",
    cure: "Wait as long as Retry-After says, then try again.",
  },
  file_infected: {
    status: 403,
    detail: "The file holds malware and is not handed out",
    cure: "Ask its sender for a clean one.",
  },
  too_many_requests: {
    status: 429,
    detail: "Too many requests. Try again later",
    cure: "Wait as long as Retry-After says.",
  },
  challenge_due: {
    status: 429,
    detail: "Too many requests from here without a challenge. Solve one, or try again later",
    cure: "Wait as long as Retry-After says; or get a challenge from `GET /api/v1/help-center/challenge`, solve it, and send the same request with it in `Portal-Challenge`.",
  },
  challenge_required: {
    status: 403,
    detail: "This help center asks visitors for a solved challenge",
    cure: "Get a challenge from `GET /api/v1/help-center/challenge`, solve it, and send the same request with it in `Portal-Challenge`, or send a token or an API key.",
  },
  challenge_invalid: {
    status: 403,
    detail: "The solved challenge is wrong, expired, used already, or for another help center",
    cure: "Get a new challenge and solve that: each holds for ten minutes and one request.",
  },
  storage_unavailable: {
    status: 503,
    detail: "The store of files is away. Try again shortly",
    cure: "Wait as long as Retry-After says, then send the same request again.",
  },
  sign_in_link_invalid: {
    status: 401,
    detail: "Invalid or expired sign-in link",
    cure: "Ask for a new link: each works once, for 15 minutes.",
  },
  mailed_link_invalid: {
    status: 403,
    detail: "Invalid or expired link",
    cure: "Open the whole address out of the mail. The link that confirms a request works for 24 hours.",
  },
  service_unavailable: {
    status: 503,
    detail: "The service is busy or its database is away. Try again shortly",
    cure: "Wait as long as Retry-After says, then send the same request again.",
  },
  not_ready: {
    status: 503,
    detail: "Not ready",
    cure: "Wait as long as Retry-After says: the process is starting, or its database is away or behind on migrations.",
  },
  internal: {
    status: 500,
    detail: "Internal server error",
    cure: "Not yours to mend. Quote X-Request-Id when you report it.",
  },
} as const;

/** The name of a refusal, e.g. `"tenant_not_found"`. */
export type ErrorCode = keyof typeof errorCatalogue;

/** Tells whether a value is the name of a refusal of the catalogue. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === "string" && Object.hasOwn(errorCatalogue, value);
}

/** The body of a 422: all problems at once. */
export const problemsBodySchema = z.strictObject({ detail: z.array(problemSchema) });
/** The body of every other refusal. */
export const errorBodySchema = z.strictObject({ detail: z.string() });

/** What the tRPC door adds to an error, so that a page can put every refusal on its field. */
export const trpcErrorDetailSchema = z.object({
  error_code: z.custom<ErrorCode>(isErrorCode),
  detail: z.string(),
  problems: z.array(problemSchema),
  request_id: z.string(),
  retry_after_seconds: z.number().int().nullable(),
});
export type TrpcErrorDetail = z.infer<typeof trpcErrorDetailSchema>;
