import { NextResponse, type NextRequest } from "next/server";
import { readSettings, type Settings } from "@portal/settings";
import { contentSecurityPolicy } from "./security/content-security-policy.ts";
import { isPortalHost } from "./security/is-portal-host.ts";
import { isCrowded } from "./server/large-forms.ts";
import { uploadOrigins } from "./security/upload-origins.ts";
import { refuseBrokenForm } from "./security/refuse-broken-form.ts";
import { refusePost, type RefusedPost } from "./security/refuse-post.ts";

let settings: Settings | undefined;

const hostHeader = "x-portal-host";
const ownMark = crypto.randomUUID();

/**
 * Runs before every page: gives it a request id and a policy with a nonce of its own, and turns a tenant's own host into the
 * path `/~/…`, where `~` means "by Host header". It knows no tenant, so that it needs no database.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  settings ??= readSettings();
  const requestId = crypto.randomUUID();
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = contentSecurityPolicy({
    nonce,
    uploadOrigins: uploadOrigins(settings.fileStore),
    isDevelopmentServer: process.env.NODE_ENV === "development",
  });

  const headers = new Headers(request.headers);
  const host = askedHost(headers);
  headers.set("host", host);
  headers.set(hostHeader, `${ownMark} ${host}`);
  headers.set("x-request-id", requestId);
  headers.set("x-nonce", nonce);
  // Next reads the nonce for its own scripts from here.
  headers.set("content-security-policy", policy);

  const response = await respond(request, headers, settings);
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("X-Request-Id", requestId);
  return response;
}

async function respond(request: NextRequest, headers: Headers, { publicUrl }: Settings): Promise<NextResponse> {
  const host = headers.get("host") ?? "";
  const arrival = { host, pathname: request.nextUrl.pathname, isCrowded: isCrowded(request.headers) };
  const refused = refusePost(request, arrival) ?? (await refuseBrokenForm(request));
  if (refused !== null) return refusalPage(refused);
  if (isPortalHost(host, publicUrl)) return NextResponse.next({ request: { headers } });
  return NextResponse.rewrite(tenantPath(request), { request: { headers } });
}

function refusalPage({ status, heading, text }: RefusedPost): NextResponse {
  const html = `<!doctype html><html lang="en"><title>${heading}</title><h1>${heading}</h1><p>${text}</p></html>`;
  const wait = status === 503 ? { "Retry-After": "30" } : {};
  return new NextResponse(html, { status, headers: { "Content-Type": "text/html; charset=utf-8", ...wait } });
}

/**
 * To render the page that a server action redirects to, Next asks itself, with the headers of the action's request but the Host. Then the
 * host that this proxy has noted on that request counts, known by a mark that nobody outside can have.
 */
function askedHost(headers: Headers): string {
  const [mark, host] = headers.get(hostHeader)?.split(" ") ?? [];
  return mark === ownMark && host !== undefined ? host : (headers.get("host") ?? "");
}

function tenantPath(request: NextRequest) {
  const url = request.nextUrl.clone();
  url.pathname = url.pathname === "/" ? "/~" : `/~${url.pathname}`;
  return url;
}

/** Pages only: the API answers on every host alike and sets its own headers, and files need none of this. */
export const config = { matcher: ["/((?!api/|_next/|logos/|\\.well-known/|favicon\\.ico$).*)"] };
