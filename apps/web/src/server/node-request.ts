import type { IncomingMessage, ServerResponse } from "node:http";

const bodies = new WeakMap<Request, Uint8Array<ArrayBuffer>>();

/** The body of a request that was read before its handler was called; `undefined` when its handler has to read it. */
export function bodyOf(request: Request): Uint8Array<ArrayBuffer> | undefined {
  return bodies.get(request);
}

/**
 * A request of Node's as the web's. Its signal is aborted when the caller goes away without an answer.
 *
 * @param body what has been read of it, for a handler that reads it once more
 */
export function requestOf(
  { url = "/", method = "GET", headers }: IncomingMessage,
  outgoing: ServerResponse,
  body?: Uint8Array<ArrayBuffer>,
): Request {
  const departure = new AbortController();
  outgoing.once("close", () => {
    if (!outgoing.writableFinished) departure.abort();
  });
  const named = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    [value ?? []].flat().map((one) => [name, one]),
  );
  // Only the path and the query are looked at.
  const address = new URL(url, "http://portal.invalid");
  const request = new Request(address, { method, headers: named, signal: departure.signal, body: body ?? null });
  if (body !== undefined) bodies.set(request, body);
  return request;
}
