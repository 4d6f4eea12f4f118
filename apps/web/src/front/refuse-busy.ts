import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { errorCatalogue } from "@portal/contract";
import { fixedHeaders } from "../security/fixed-headers.ts";

/** By then a full queue has been worked off. */
const retryAfterSeconds = 2;

const { status, detail } = errorCatalogue.service_unavailable;
const body = Buffer.from(JSON.stringify({ detail }));
const headers = [
  ...fixedHeaders.flatMap(({ key, value }) => [key, value]),
  ...["Vary", "Accept-Encoding"],
  ...["Cache-Control", "no-store"],
  ...["Content-Type", "application/json"],
  ...["Content-Length", String(body.byteLength)],
  ...["Retry-After", String(retryAfterSeconds)],
];

/**
 * Tells a caller to come again, with what a route would answer (the catalogue's `service_unavailable`) and all but no work: a process with too much
 * to do refuses more than it serves. A body that is still on its way is let pass by Node.
 */
export function refuseBusy(outgoing: ServerResponse): void {
  outgoing.writeHead(status, [...headers, "X-Request-Id", randomUUID()]);
  outgoing.end(body);
}
