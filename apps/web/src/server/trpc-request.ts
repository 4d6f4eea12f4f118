import { randomUUID } from "node:crypto";
import { PortalError, type Credentials, type RequestFacts } from "@portal/api";
import { clientAddressOf } from "./client-address.ts";
import { challengeAnswerOf, evidenceFromHeaders } from "./evidence.ts";
import { hostOf, idempotencyKeyOf, languageOf } from "./request-facts.ts";
import { presentedCredentials, requesterVerifiedOf } from "./presented-credentials.ts";
import { checkJsonBody } from "./rest-body.ts";
import { readSessionRequester } from "./session.ts";

/** The header in which the portal's own pages name their tenant. */
const tenantHeader = "x-portal-tenant-id";

/** What a call from the portal's own pages says of its sender and tenant: its session is a cookie, unless it brings a token or a key. */
export async function trpcFacts(request: Request): Promise<RequestFacts> {
  const tenantId = request.headers.get(tenantHeader);
  return {
    door: "trpc",
    requestId: randomUUID(),
    clientAddress: clientAddressOf(request.headers),
    tenant: { ids: tenantId === null ? [] : [tenantId], ...hostOf(request.headers) },
    ...languageOf(request.headers),
    ...idempotencyKeyOf(request.headers),
    ...challengeAnswerOf(request.headers),
    ...evidenceFromHeaders(request.headers),
    ...requesterVerifiedOf(request.headers),
    credentials: await credentialsOf(request.headers),
  };
}

/** A token or a key decides once it is there, as over REST: one that does not verify never falls back to the session. */
async function credentialsOf(headers: Headers): Promise<Credentials> {
  return presentedCredentials(headers) ?? { kind: "session", requester: await readSessionRequester() };
}

/**
 * Refuses what a foreign page could make a browser send with this site's cookies: a mutation must be JSON, which needs a
 * preflight that nobody answers ({@link checkedBody}), and must not come from another site or a sibling host.
 *
 * @throws PortalError `cross_site`
 */
export function refuseCrossSite({ method, headers }: Request): void {
  if (method !== "POST") return;
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const isForeignOrigin = origin !== null && URL.parse(origin)?.host !== headers.get("host");
  if (isForeignOrigin || (site !== null && site !== "same-origin")) throw new PortalError("cross_site");
}

/**
 * The same request with a body that every door would take: tRPC's own reader takes any encoding, and quotes what it cannot read.
 *
 * @throws PortalError `unsupported_media_type`, `body_too_large`, `invalid_input` with `json_invalid`
 */
export async function checkedBody(request: Request): Promise<Request> {
  if (request.method !== "POST") return request;
  const { url, method, headers } = request;
  return new Request(url, { method, headers, body: await checkJsonBody(request) });
}
