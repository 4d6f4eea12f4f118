import { onArrival } from "./arriving-request.ts";

const knownMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/**
 * Next answers TRACE with 500 and WebDAV's methods with an empty 400, before a route can say which methods it has. No endpoint has PATCH,
 * so a request with such a method is passed on as one, and refused like one: 405 with `Allow`.
 */
export function refuseUnknownMethods(): void {
  onArrival((request) => {
    if (!knownMethods.includes(request.method ?? "")) request.method = "PATCH";
  });
}
