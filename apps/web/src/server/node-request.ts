import type { IncomingMessage, ServerResponse } from "node:http";

const bodies = new WeakMap<Request, Uint8Array<ArrayBuffer>>();

/** The body of a request that was read before its handler was called; `undefined` when its handler has to read it. */
export function bodyOf(request: Request): Uint8Array<ArrayBuffer> | undefined {
  return bodies.get(request);
}

/**
 * A request of Node's as the web's.
 *
 * @param body what has been read of it
 * @param signal aborted when its sender goes away; whoever has read the body needs none, and it is a good part of what a request costs
 */
export function requestOf(
  { url = "/", method = "GET", headers }: IncomingMessage,
  { body, signal }: { body?: Uint8Array<ArrayBuffer> | undefined; signal?: AbortSignal } = {},
): Request {
  const named = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    [value ?? []].flat().map((one) => [name, one]),
  );
  // Only the path and the query are looked at.
  const address = new URL(url, "http://portal.invalid");
  const request = new Request(address, { method, headers: named, body: body ?? null, signal: signal ?? null });
  if (body !== undefined) bodies.set(request, body);
  return request;
}

/** Aborted when the caller goes away without an answer. */
export function departureOf(outgoing: ServerResponse): AbortSignal {
  const departure = new AbortController();
  outgoing.once("close", () => {
    if (!outgoing.writableFinished) departure.abort();
  });
  return departure.signal;
}
