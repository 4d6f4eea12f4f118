import type { Server } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

const pollMs = 50;

/** Takes no more connections and resolves when everything under way is answered, or cut off because it took too long. */
export async function drain(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that is kept alive is idle only once its answer is out.
  const closingIdle = setInterval(() => server.closeIdleConnections(), pollMs);
  const isLate = await Promise.race([closed.then(() => false), wait(graceMs, true, { ref: false })]);
  if (isLate) server.closeAllConnections();
  await closed;
  clearInterval(closingIdle);
}
