import { randomUUID } from "node:crypto";
import { isIP } from "node:net";
import { onArrival } from "./arriving-request.ts";

declare global {
  // Next bundles instrumentation, pages and routes apart from one another: only the global object is one per process.
  var portalClientAddressHeader: string | undefined;
}

/**
 * Notes, at the moment when a request arrives, where it came from. Next keeps no socket for a route handler, and takes over an
 * X-Forwarded-For that a client made up; so the address travels in a header of our own. Its name is drawn by this process and said to
 * nobody, which is why nobody else can send it.
 *
 * @param trustedHops how many proxies of the operator's stand in front
 */
export function noteClientAddresses(trustedHops: number): void {
  const header = `x-portal-client-${randomUUID()}`;
  globalThis.portalClientAddressHeader = header;
  onArrival((request) => {
    const { "x-forwarded-for": forwardedFor } = request.headers;
    const arrival = { socketAddress: request.socket.remoteAddress, forwardedFor: [forwardedFor].flat().join(",") };
    request.headers[header] = findClientAddress(arrival, trustedHops) ?? undefined;
  });
}

/** The address that a request came from; `null` before the process has begun to note them. */
export function clientAddressOf(headers: Headers): string | null {
  const header = globalThis.portalClientAddressHeader;
  return header === undefined ? null : headers.get(header);
}

interface Arrival {
  socketAddress: string | undefined;
  forwardedFor: string;
}

/**
 * The client's address as far as somebody trusted says it: the socket's, or the entry of X-Forwarded-For that the outermost of our
 * proxies wrote. Entries to the left of that one are the client's own words. A request with fewer entries did not come through all of
 * them, so its socket is what is known of it.
 */
export function findClientAddress({ socketAddress, forwardedFor }: Arrival, trustedHops: number): string | null {
  const entry = trustedHops === 0 ? undefined : forwardedFor.split(",").at(-trustedHops)?.trim();
  const bare = entry?.replace(/^\[(.*)\](?::\d+)?$/u, "$1").replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/u, "$1");
  return bare !== undefined && isIP(bare) !== 0 ? bare : (socketAddress ?? null);
}
