import { randomUUID } from "node:crypto";
import type { RequestFacts } from "@portal/api";
import { idempotencyKeyHeader } from "@portal/contract";
import { clientAddressOf } from "./client-address.ts";
import { challengeAnswerOf } from "./evidence.ts";
import { presentedCredentials, requesterVerifiedOf } from "./presented-credentials.ts";

/**
 * What a REST request says of its sender and tenant. Cookies are not among it: a request has a token, a key or nothing, so there is no
 * cross-site request to guard against. An inbound X-Request-Id is not taken over, since it is the caller's text in our log.
 */
export function restFacts(request: Request): RequestFacts {
  const { searchParams } = new URL(request.url);
  return {
    door: "rest",
    requestId: randomUUID(),
    clientAddress: clientAddressOf(request.headers),
    tenant: { ids: searchParams.getAll("tenant_id"), ...hostOf(request.headers) },
    credentials: presentedCredentials(request.headers) ?? { kind: "none" },
    ...requesterVerifiedOf(request.headers),
    ...languageOf(request.headers),
    ...idempotencyKeyOf(request.headers),
    ...challengeAnswerOf(request.headers),
  };
}

/** The caller's key for this request, if it sent one. */
export function idempotencyKeyOf(headers: Headers): { idempotencyKey?: string } {
  const key = headers.get(idempotencyKeyHeader);
  return key === null ? {} : { idempotencyKey: key };
}

/** The languages that the caller asked for, if it did. */
export function languageOf(headers: Headers): { acceptLanguage?: string } {
  const acceptLanguage = headers.get("accept-language");
  return acceptLanguage === null ? {} : { acceptLanguage };
}

/** The Host header as it came: forwarded hosts are the caller's word, and a proxy that is trusted passes Host on. */
export function hostOf(headers: Headers): { host?: string } {
  const host = headers.get("host");
  return host === null ? {} : { host };
}

/** One segment of the path that was asked for, counted from its start or, when negative, from its end; `""` when there is none. */
export function segmentOf(request: Request, index: number): string {
  return new URL(request.url).pathname.split("/").at(index) ?? "";
}
