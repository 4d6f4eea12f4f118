import { randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage, ServerResponse } from "node:http";
import { maxTextFormBytes } from "../security/refuse-post.ts";

declare global {
  // Next bundles instrumentation, pages and routes apart from one another: only the global object is one per process.
  var portalCrowdedHeader: string | undefined;
}

/** Next holds the whole of a form in memory to parse it. */
const largeFormsAtOnce = 3;

/**
 * Counts the large forms that are being read, and marks what comes when there are enough of them. The mark is a header whose name is
 * drawn by this process and said to nobody, as the one for client addresses is. Uploads to the API are streams and need no counting.
 */
export function countLargeForms(): void {
  const header = `x-portal-crowded-${randomUUID()}`;
  globalThis.portalCrowdedHeader = header;
  let count = 0;
  subscribe("http.server.request.start", (message) => {
    const { request, response } = partsOf(message);
    if (request === null || response === null || !isLargeForm(request)) return;
    if (count >= largeFormsAtOnce) {
      request.headers[header] = "1";
      return;
    }
    count += 1;
    response.once("close", () => {
      count -= 1;
    });
  });
}

/** Tells whether a request is one large form too many. */
export function isCrowded(headers: Headers): boolean {
  const header = globalThis.portalCrowdedHeader;
  return header !== undefined && headers.has(header);
}

/** A form that does not say how long it is counts as large. */
function isLargeForm({ method, url, headers }: IncomingMessage): boolean {
  if (method !== "POST" || url?.startsWith("/api/") === true) return false;
  return !(Number(headers["content-length"]) <= maxTextFormBytes);
}

function partsOf(message: unknown): { request: IncomingMessage | null; response: ServerResponse | null } {
  const part = (name: string): unknown =>
    typeof message === "object" && message !== null ? Reflect.get(message, name) : null;
  const [request, response] = [part("request"), part("response")];
  return {
    request: request instanceof IncomingMessage ? request : null,
    response: response instanceof ServerResponse ? response : null,
  };
}
