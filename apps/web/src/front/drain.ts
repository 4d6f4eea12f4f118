import type { Server } from "node:http";
import type { Server as Listener } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

const pollMs = 50;

/**
 * Takes no more connections and resolves when everything under way is answered, or cut off because it took too long.
 *
 * @param listeners what takes connections for the server, itself among it
 */
export async function drain(server: Server, listeners: readonly Listener[], graceMs: number): Promise<void> {
  // Each is closed once the connections that it took are.
  const closed = Promise.all(
    listeners.map((listener) => new Promise<void>((resolve) => listener.close(() => resolve()))),
  );
  // A connection that is kept alive is idle only once its answer is out.
  const closingIdle = setInterval(() => server.closeIdleConnections(), pollMs);
  const isLate = await Promise.race([closed.then(() => false), wait(graceMs, true, { ref: false })]);
  if (isLate) server.closeAllConnections();
  await closed;
  clearInterval(closingIdle);
}
