import { idempotencyReplayedHeader } from "./idempotency/idempotency-key.ts";

/** Where pages of other origins may read answers: only what is made for programs. Sign-in and the pages' own door are the portal's own. */
export const crossOriginPath = "/api/v1/help-center/";

/** The headers of an answer that such a page may read, besides those that the Fetch standard lets everybody read. */
export const exposedHeaders = [
  ...["Location", "Retry-After", "RateLimit", "RateLimit-Policy", idempotencyReplayedHeader],
  ...["ETag", "X-Request-Id", "WWW-Authenticate", "Allow", "Content-Disposition"],
].join(", ");
