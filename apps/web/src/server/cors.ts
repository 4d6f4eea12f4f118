import type { Context } from "@portal/api";
import { challengeHeader, crossOriginPath, exposedHeaders, idempotencyKeyHeader, isUuid } from "@portal/contract";

// Not X-API-Key: a key that a page can send is a key that its visitors can read.
const allowedHeaders = ["Authorization", "Content-Type", "If-None-Match", idempotencyKeyHeader, challengeHeader].join(
  ", ",
);
const maxAgeSeconds = 600;

/** A request, and what its procedure has found out about it. */
interface AnsweredRequest {
  request: Request;
  context: Context;
}

/**
 * Tells a browser whether the page that asked may read this answer, a refusal as well (the Fetch standard's CORS protocol). The tenant is the
 * one that the answer is about, else the one that the query names. Cookies are never allowed, since nothing here looks at them.
 */
export async function tellOrigin({ request, context }: AnsweredRequest, response: Response): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (!pathname.startsWith(crossOriginPath)) return response;
  const { headers } = response;
  headers.append("Vary", "Origin");
  const origin = request.headers.get("origin");
  if (origin === null || !(await context.services.allowedOrigins.allow(origin, tenantIdOf(context)))) return response;
  headers.set("Access-Control-Allow-Origin", origin);
  if (isPreflight(request)) {
    headers.set("Access-Control-Allow-Methods", headers.get("Allow") ?? "");
    headers.set("Access-Control-Allow-Headers", allowedHeaders);
    headers.set("Access-Control-Max-Age", String(maxAgeSeconds));
  } else {
    headers.set("Access-Control-Expose-Headers", exposedHeaders);
  }
  return response;
}

function tenantIdOf({ noted, tenant }: Context): string | null {
  const [named, ...repeated] = tenant.ids;
  const isNamed = named !== undefined && repeated.length === 0 && isUuid(named);
  return noted.tenantId ?? (isNamed ? named : null);
}

function isPreflight({ method, headers }: Request): boolean {
  return method === "OPTIONS" && headers.has("access-control-request-method");
}
