import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { FrontendReader, type SentStatement } from "./frontend-reader.ts";

/** What went to the database since it was last asked. */
export interface Tapped {
  /** How often somebody waited for the database's answer. */
  readonly roundTrips: number;
  /** In the order in which they were sent, each with the number of its connection. */
  readonly statements: readonly TappedStatement[];
}
export interface TappedStatement extends SentStatement {
  readonly connection: number;
}

export interface WireTap extends AsyncDisposable {
  readonly port: number;
  take(): Tapped;
}

/** Stands between the portal and PostgreSQL, and reads along: what is counted is what is sent, whoever in between says what. */
export async function startWireTap(databasePort: number): Promise<WireTap> {
  let tapped = { roundTrips: 0, statements: new Array<TappedStatement>() };
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (client) => {
    const connection = sockets.size;
    const upstream = connect({ port: databasePort, host: "127.0.0.1", noDelay: true });
    const reader = new FrontendReader();
    client.on("data", (chunk) => {
      const { statements, roundTrips } = reader.read(chunk);
      tapped.roundTrips += roundTrips;
      tapped.statements.push(...statements.map((statement) => ({ ...statement, connection })));
    });
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      // A connection that breaks is the portal's to notice.
      from.on("error", () => to.destroy());
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("A TCP server has a port.");
  return {
    port: address.port,
    take: () => {
      const taken = tapped;
      tapped = { roundTrips: 0, statements: [] };
      return taken;
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
