import { NextResponse, type NextRequest } from "next/server";
import type { Language } from "@portal/contract/language";
import { readSettings, type Settings } from "@portal/settings";
import { choosePageLanguage } from "./language/choose-page-language.ts";
import { languageCookie, languageHeader, languageParameter, segmentHeader } from "./language/language-parameter.ts";
import { directionOf, languageOfTag } from "./language/page-language.ts";
import { wordsOf } from "./language/words-of.ts";
import { contentSecurityPolicy } from "./security/content-security-policy.ts";
import { isPortalHost } from "./security/is-portal-host.ts";
import { isCrowded } from "./server/large-forms.ts";
import { uploadOrigins } from "./security/upload-origins.ts";
import { refuseBrokenForm } from "./security/refuse-broken-form.ts";
import { refusePost, type RefusedPost } from "./security/refuse-post.ts";

let settings: Settings | undefined;

const hostHeader = "x-portal-host";
const ownMark = crypto.randomUUID();
const oneYearSeconds = 365 * 24 * 60 * 60;

/**
 * Runs before every page: gives it a request id, a policy with a nonce of its own and the language that is wanted, and turns a tenant's own host into the
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

  const language = wantedLanguage(request);
  if (language === null) headers.delete(languageHeader);
  else headers.set(languageHeader, language);

  const response = await respond(request, headers, settings);
  rememberLanguage(request, response, settings);
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("X-Request-Id", requestId);
  return response;
}

async function respond(request: NextRequest, headers: Headers, { publicUrl }: Settings): Promise<NextResponse> {
  const host = headers.get("host") ?? "";
  const arrival = { host, pathname: request.nextUrl.pathname, isCrowded: isCrowded(request.headers) };
  const refused = refusePost(request, arrival) ?? (await refuseBrokenForm(request));
  if (refused !== null) return refusalPage(refused, wantedLanguage(request) ?? "en");
  // Documentation is the same on every host, as the API is.
  if (isPortalHost(host, publicUrl) || isDocumentation(arrival.pathname)) {
    const [, segment = ""] = request.nextUrl.pathname.split("/");
    if (segment === "") headers.delete(segmentHeader);
    else headers.set(segmentHeader, segment);
    return NextResponse.next({ request: { headers } });
  }
  headers.set(segmentHeader, "~");
  return NextResponse.rewrite(tenantPath(request), { request: { headers } });
}

function isDocumentation(pathname: string): boolean {
  return pathname === "/docs" || pathname.startsWith("/docs/");
}

function wantedLanguage({ nextUrl, cookies, headers }: NextRequest): Language | null {
  return choosePageLanguage({
    asked: nextUrl.searchParams.get(languageParameter),
    kept: cookies.get(languageCookie)?.value ?? null,
    acceptLanguage: headers.get("accept-language"),
  });
}

/** Whoever chose a language by an address keeps it, here and on every page of this host. */
function rememberLanguage({ nextUrl }: NextRequest, response: NextResponse, { publicUrl }: Settings): void {
  const asked = languageOfTag(nextUrl.searchParams.get(languageParameter));
  if (asked === null) return;
  const secure = publicUrl.startsWith("https:");
  response.cookies.set(languageCookie, asked, {
    path: "/",
    maxAge: oneYearSeconds,
    sameSite: "lax",
    httpOnly: true,
    secure,
  });
}

function refusalPage({ status, reason }: RefusedPost, language: Language): NextResponse {
  const { heading, text } = wordsOf(language).pages.refusedPosts[reason];
  const html = `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><meta name="viewport" content="width=device-width"><title>${heading}</title><h1>${heading}</h1><p>${text}</p></html>`;
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
