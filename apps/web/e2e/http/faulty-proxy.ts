import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A TCP relay in front of a portal. */
export interface FaultyProxy extends AsyncDisposable {
  origin: string;
  /** How many submissions came to it. */
  submissionCount(): number;
}

const busyAnswer = [
  "HTTP/1.1 503 Service Unavailable",
  "Content-Type: text/html",
  "Retry-After: 1",
  "Content-Length: 4",
  "Connection: close",
  "",
  "Busy",
].join("\r\n");

/**
 * Starts a relay that fails its first submission: `busy` answers it by itself with 503, as a proxy does that is shedding load; `lost` passes it
 * on, and breaks the connection off when the portal answers.
 */
export async function startFaultyProxy(origin: string, fault: "busy" | "lost"): Promise<FaultyProxy> {
  const target = new URL(origin);
  const sockets = new Set<Socket>();
  let submissionCount = 0;
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    let losesAnswer = false;
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on("data", (bytes) => {
      const isFirst = bytes.includes("POST /api/v1/help-center/conversations") && (submissionCount += 1) === 1;
      if (isFirst && fault === "busy") {
        near.end(busyAnswer);
        return;
      }
      losesAnswer ||= isFirst;
      far.write(bytes);
    });
    far.on("data", (bytes) => (losesAnswer ? near.destroy() : near.write(bytes)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The relay has no port.");
  return {
    origin: `http://localhost:${address.port}`,
    submissionCount: () => submissionCount,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
