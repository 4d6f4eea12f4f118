import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** Below the ports that systems give to whoever calls somebody: until the one who asked listens, a client could get one of those. */
const lowestPort = 15_000;
const endOfPorts = 32_000;

/** A port on which nobody listens, for a server of a test that has to know its own beforehand. */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = randomInt(lowestPort, endOfPorts);
    if (await isFree(port)) return port;
  }
}

/** Tells whether nobody listens on a port, at any address of this machine. */
export async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once("error", () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}
