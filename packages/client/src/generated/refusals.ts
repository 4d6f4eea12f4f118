// Made from packages/contract/src/errors by `pnpm run docs:client-types`; a test compares.

/** Every refusal of the API: its status and its one sentence. */
export const refusals = {
  invalid_input: { status: 422, detail: "The request has problems" },
  invalid_token: { status: 401, detail: "Invalid or expired token" },
  invalid_api_key: { status: 401, detail: "Invalid, expired or revoked API key" },
  sign_in_required: { status: 401, detail: "This help center takes requests from signed-in people only" },
  tenant_mismatch: { status: 403, detail: "The token was issued for another tenant" },
  conversations_scope_missing: { status: 403, detail: "The API key lacks the scope conversations:write" },
  on_behalf_scope_missing: { status: 403, detail: "The API key lacks the scope conversations:on-behalf" },
  attachments_scope_missing: { status: 403, detail: "The API key lacks the scope attachments:write" },
  api_key_not_accepted: { status: 403, detail: "API keys do not open this" },
  cross_site: { status: 403, detail: "Requests from other sites are not accepted here" },
  tenant_not_found: { status: 404, detail: "Tenant not found" },
  not_found: { status: 404, detail: "Not found" },
  method_not_allowed: { status: 405, detail: "Method not allowed" },
  idempotency_key_reused: { status: 409, detail: "The idempotency key was used for a different request" },
  body_too_large: { status: 413, detail: "The body is larger than 262144 bytes" },
  unsupported_media_type: { status: 415, detail: "The body must be application/json without a content encoding" },
  upload_refused: { status: 403, detail: "The upload does not match its address, or the address has expired" },
  upload_exists: { status: 409, detail: "The file has been uploaded already" },
  download_link_invalid: { status: 403, detail: "Invalid or expired download link" },
  file_not_scanned: { status: 409, detail: "The file is waiting for its malware scan" },
  file_infected: { status: 403, detail: "The file holds malware and is not handed out" },
  too_many_requests: { status: 429, detail: "Too many requests. Try again later" },
  challenge_due: { status: 429, detail: "Too many requests from here without a challenge. Solve one, or try again later" },
  challenge_required: { status: 403, detail: "This help center asks visitors for a solved challenge" },
  challenge_invalid: { status: 403, detail: "The solved challenge is wrong, expired, used already, or for another help center" },
  storage_unavailable: { status: 503, detail: "The store of files is away. Try again shortly" },
  sign_in_link_invalid: { status: 401, detail: "Invalid or expired sign-in link" },
  mailed_link_invalid: { status: 403, detail: "Invalid or expired link" },
  service_unavailable: { status: 503, detail: "The service is busy or its database is away. Try again shortly" },
  not_ready: { status: 503, detail: "Not ready" },
  internal: { status: 500, detail: "Internal server error" },
} as const;
export type Refusals = typeof refusals;

/** What a problem of a 422 can be. */
export type ProblemType =
  | "missing"
  | "string_type"
  | "string_too_short"
  | "string_too_long"
  | "string_unicode"
  | "string_pattern_mismatch"
  | "bool_type"
  | "float_type"
  | "list_type"
  | "dict_type"
  | "too_short"
  | "too_long"
  | "int_type"
  | "greater_than_equal"
  | "less_than_equal"
  | "multiple_of"
  | "date_parsing"
  | "datetime_parsing"
  | "timezone_aware"
  | "url_parsing"
  | "url_scheme"
  | "enum"
  | "value_error"
  | "uuid_parsing"
  | "model_attributes_type"
  | "extra_forbidden"
  | "json_invalid"
  | "attachment_unavailable"
  | "attachment_refused"
  | "form_unknown"
  | "form_version_unknown"
  | "form_closed";
