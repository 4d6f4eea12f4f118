import { randomUUID } from "node:crypto";
import { PortalError, type RequestFacts } from "@portal/api";
import { clientAddressOf } from "./client-address.ts";
import { hostOf, idempotencyKeyOf } from "./request-facts.ts";
import { readBytes } from "./rest-body.ts";
import { readSessionRequester } from "./session.ts";

/** The header in which the portal's own pages name their tenant. */
const tenantHeader = "x-portal-tenant-id";

/** What a call from the portal's own pages says of its sender and tenant: its session is a cookie. */
export async function trpcFacts(request: Request): Promise<RequestFacts> {
  const tenantId = request.headers.get(tenantHeader);
  return {
    door: "trpc",
    requestId: randomUUID(),
    clientAddress: clientAddressOf(request.headers),
    tenant: { ids: tenantId === null ? [] : [tenantId], ...hostOf(request.headers) },
    ...idempotencyKeyOf(request.headers),
    credentials: { kind: "session", requester: await readSessionRequester() },
  };
}

/**
 * Refuses what a foreign page could make a browser send with this site's cookies: a mutation must be JSON, which needs a
 * preflight that nobody answers, and must not come from another site or a sibling host.
 *
 * @throws PortalError `cross_site`, `unsupported_media_type`
 */
export function refuseCrossSite({ method, headers }: Request): void {
  if (method !== "POST") return;
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const isForeignOrigin = origin !== null && URL.parse(origin)?.host !== headers.get("host");
  if (isForeignOrigin || (site !== null && site !== "same-origin")) throw new PortalError("cross_site");
  if (!/^application\/json\b/iu.test(headers.get("content-type") ?? ""))
    throw new PortalError("unsupported_media_type");
}

/** The same request with its body read no further than every door's limit. */
export async function boundBody(request: Request): Promise<Request> {
  if (request.method !== "POST") return request;
  const { url, method, headers } = request;
  return new Request(url, { method, headers, body: await readBytes(request) });
}
