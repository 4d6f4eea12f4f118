import compression from "compression";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { getServices } from "../server/services.ts";
import { findHandler, isAboutProcess } from "./api-routes.ts";
import type { Crowd } from "../server/crowd.ts";
import { isDeclaredTooLarge, isTooLarge, readAhead, type ReadBody } from "./read-ahead.ts";
import { refuseBusy } from "./refuse-busy.ts";
import { serveRoute } from "./serve-route.ts";

type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

const timeouts = {
  headersTimeout: 10_000,
  // As long as a slow line takes for the largest file.
  requestTimeout: 300_000,
  // Longer than the proxies in front keep a connection, or they would use one that is just being closed.
  keepAliveTimeout: 65_000,
};

/**
 * Makes the server in front: a request of the REST door goes straight to its route handler, everything else to Next.
 *
 * @param next what Next makes of a request
 * @param crowd the places of the REST door; who finds none is refused before anything is read or made of the request
 */
export function createFrontServer(next: Listener, crowd: Crowd): Server {
  // The same library and settings as in Next's own server.
  const compress = compression();
  const serve: Listener = async (incoming, outgoing) => {
    const path = (incoming.url ?? "/").replace(/\?.*$/su, "");
    const handler = findHandler(incoming.method ?? "GET", path);
    if (handler === undefined) return next(incoming, outgoing);
    const answer = (body: ReadBody) => {
      compress(incoming, outgoing, () => undefined);
      return serveRoute(handler, { incoming, outgoing, body });
    };
    // Whoever asks after the process itself has to know now; and what is only refused needs no place.
    if (isAboutProcess(path) || isDeclaredTooLarge(incoming)) return answer(undefined);
    if (crowd.isFull) {
      refuseBusy(outgoing);
      return;
    }
    const body = await readAhead(incoming);
    if (isTooLarge(body)) return answer(body);
    const isServed = await crowd.serve(async () => {
      // Somebody who went away while waiting needs no answer.
      if (!outgoing.destroyed) await answer(body);
    });
    if (!isServed) refuseBusy(outgoing);
  };
  return createServer(timeouts, (incoming, outgoing) => {
    serve(incoming, outgoing).catch((error: unknown) => void breakOff(incoming, error));
  });
}

/** Nothing can be answered any more; whoever went away in the middle of a request is no bug. */
async function breakOff({ socket }: IncomingMessage, error: unknown): Promise<void> {
  const hasGone = socket.destroyed;
  socket.destroy();
  if (!hasGone) (await getServices()).logger.error({ err: error }, "a request was not answered");
}
