import { once } from "node:events";
import type { Server } from "node:http";
import { createServer, type Server as Listener } from "node:net";

/** Connections that the system keeps at each socket while the process is busy: a crowd comes at once. */
const backlog = 4_096;
/**
 * An event loop takes one connection from each listening socket per turn, and a busy one turns some dozens of times a second: with one
 * socket, a crowd of newcomers waits for seconds before it is even refused.
 */
const sockets = 32;
/** Where several sockets can share a port, with the system spreading connections over them. */
const sharesPorts = process.platform === "linux";

/**
 * Lets a server take connections on a port, by several sockets.
 *
 * @returns what has to be closed so that no more are taken, the server itself among it
 * @throws Error of the system when the port is taken
 */
export async function listen(server: Server, port: number): Promise<Listener[]> {
  const others = Array.from({ length: sharesPorts ? sockets - 1 : 0 }, () =>
    // As the HTTP server makes its own.
    createServer({ allowHalfOpen: true, noDelay: true }, (socket) => server.emit("connection", socket)),
  );
  const listeners = [server, ...others];
  for (const listener of listeners) {
    listener.listen({ port, backlog, reusePort: sharesPorts });
    await once(listener, "listening");
  }
  return listeners;
}
