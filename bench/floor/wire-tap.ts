import { startRelay } from "@portal/db/testing/relay";
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
  let connections = 0;
  const relay = await startRelay(databasePort, ({ near, far }) => {
    const connection = connections;
    connections += 1;
    const reader = new FrontendReader();
    near.on("data", (chunk) => {
      const { statements, roundTrips } = reader.read(chunk);
      tapped.roundTrips += roundTrips;
      tapped.statements.push(...statements.map((statement) => ({ ...statement, connection })));
    });
    near.pipe(far);
    far.pipe(near);
  });
  return {
    port: relay.port,
    take: () => {
      const taken = tapped;
      tapped = { roundTrips: 0, statements: [] };
      return taken;
    },
    [Symbol.asyncDispose]: () => relay[Symbol.asyncDispose](),
  };
}
