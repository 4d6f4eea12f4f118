import type { IncomingMessage, ServerResponse } from "node:http";
import sirv from "sirv";

type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

const yearSeconds = 365 * 24 * 60 * 60;

/**
 * Serves the files of a build as they were packed when it was made; everything else goes on to Next, also a file that is wanted in part or
 * unpacked.
 *
 * @param folder holds packed files only, under their addresses
 */
export function servePacked(folder: string, next: Listener): Listener {
  const serve = sirv(folder, {
    brotli: true,
    gzip: true,
    extensions: [],
    // Their names are made of what is in them.
    maxAge: yearSeconds,
    immutable: true,
    // The other headers of all answers are about pages, and no browser makes a page of these.
    setHeaders: (outgoing) => outgoing.setHeader("X-Content-Type-Options", "nosniff"),
  });
  return async (incoming, outgoing) => {
    let isServed = isForWholeFile(incoming);
    if (isServed) serve(incoming, outgoing, () => void (isServed = false));
    if (!isServed) await next(incoming, outgoing);
  };
}

function isForWholeFile({ method, url, headers }: IncomingMessage): boolean {
  return method === "GET" && url?.startsWith("/_next/static/") === true && headers.range === undefined;
}
