import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A TCP relay on a port of 127.0.0.1. It ends with all of its connections. */
export interface Relay extends AsyncDisposable {
  readonly port: number;
}

/** The two ends of a connection through a relay. When one of them closes, so does the other. */
export interface RelayEnds {
  /** Of whoever has called the relay. */
  readonly near: Socket;
  /** Of whom they meant to call. */
  readonly far: Socket;
}

/**
 * Starts a relay.
 *
 * @param target the port of this machine to which its connections lead
 * @param pass sees to it that what comes in at one end goes out at the other, or does not
 */
export async function startRelay(target: number, pass: (ends: RelayEnds) => void): Promise<Relay> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: target, host: "127.0.0.1", noDelay: true });
    for (const socket of [near, far]) {
      sockets.add(socket);
      // A connection that breaks is for those at its ends to notice.
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    pass({ near, far });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("A TCP server has a port.");
  return {
    port: address.port,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
