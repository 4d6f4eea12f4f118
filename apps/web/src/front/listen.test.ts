import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { drain } from "./drain.ts";
import { listen } from "./listen.ts";

const running: AsyncDisposableStack[] = [];
afterEach(async () => {
  for (const stack of running.splice(0)) await stack.disposeAsync();
});

/** A server that answers after a while, on a port of its own. */
async function startServer(answerAfterMs: number) {
  let arrived = 0;
  const server: Server = createServer((_, response) => {
    arrived += 1;
    setTimeout(() => response.end("late"), answerAfterMs);
  });
  const probe = createServer().listen(0);
  const address = probe.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  await new Promise((resolve) => probe.close(resolve));
  const listeners = await listen(server, port);
  const stack = new AsyncDisposableStack();
  stack.defer(() => drain(server, listeners, 0));
  running.push(stack);
  const haveArrived = (times: number) => expect.poll(() => arrived, { timeout: 10_000, interval: 10 }).toBe(times);
  return { server, listeners, haveArrived, origin: `http://localhost:${String(port)}` };
}

/** So many requests, each on a connection of its own. */
function askAtOnce(origin: string, times: number): Promise<string[]> {
  const headers = { connection: "close" };
  return Promise.all(Array.from({ length: times }, async () => (await fetch(origin, { headers })).text()));
}

/** Calls that have come in, whichever socket took their connection. */
function countConnections(listeners: Awaited<ReturnType<typeof listen>>): Promise<number[]> {
  return Promise.all(
    listeners.map(
      (listener) => new Promise<number>((resolve) => listener.getConnections((_, count) => resolve(count))),
    ),
  );
}

describe("a server that listens by several sockets", () => {
  it.runIf(process.platform === "linux")("takes what comes at once by many of them", async () => {
    const { listeners, haveArrived, origin } = await startServer(2_000);

    const asked = askAtOnce(origin, 100);
    await haveArrived(100);
    const counts = await countConnections(listeners);

    expect(counts.reduce((sum, count) => sum + count)).toBe(100);
    // Of a hundred over thirty-two sockets, so few would all but never fall on less than half of them.
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(16);
    expect(await asked).toEqual(Array.from({ length: 100 }, () => "late"));
  });

  it("answers all that is under way before it ends, and takes nothing new", async () => {
    const { server, listeners, haveArrived, origin } = await startServer(1_000);

    const asked = askAtOnce(origin, 40);
    await haveArrived(40);
    const ended = drain(server, listeners, 5_000);

    expect(await asked).toEqual(Array.from({ length: 40 }, () => "late"));
    await ended;
    await expect(fetch(origin)).rejects.toThrow("fetch failed");
  });

  it("cuts off what takes too long", async () => {
    const { server, listeners, haveArrived, origin } = await startServer(60_000);

    const asked = Promise.allSettled([askAtOnce(origin, 20)]);
    await haveArrived(20);
    await drain(server, listeners, 100);

    expect((await asked).map(({ status }) => status)).toEqual(["rejected"]);
  });
});
