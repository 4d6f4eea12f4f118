import { createServer, type RequestListener } from "node:http";
import { createServer as createTcpServer, type Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { postMessage } from "./post-message.ts";
import type { Resolve, ReceiverRules } from "./receiver-address.ts";

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

function serve(listener: RequestListener): Promise<number> {
  return listen(createServer(listener));
}

/** A resolver with one answer after the other, as a name server that rebinds would give them. */
function answering(...answers: string[][]): Resolve & { asked: number } {
  const resolve = Object.assign(
    (): ReturnType<Resolve> => {
      const addresses = answers[Math.min(resolve.asked, answers.length - 1)] ?? [];
      resolve.asked += 1;
      return Promise.resolve(addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })));
    },
    { asked: 0 },
  );
  return resolve;
}

const message = { headers: { "content-type": "application/json" }, body: '{"ä":1}' };
const development: ReceiverRules = { isDevelopment: true };
const production: ReceiverRules = { isDevelopment: false };

function post(url: string, rules: ReceiverRules, timeoutMs = 2_000) {
  return postMessage({ url, ...message }, { ...rules, timeoutMs, signal: new AbortController().signal });
}

describe("postMessage", () => {
  it("sends the body whole, with the host's name, to the address that was looked up, asking once", async () => {
    const seen: unknown[] = [];
    const port = await serve((request, response) => {
      request.setEncoding("utf8").on("data", (body) => {
        seen.push([request.method, request.url, request.headers.host, body]);
        response.writeHead(202).end();
      });
    });
    const resolve = answering(["127.0.0.1"], ["127.0.0.2"]);

    const result = await post(`http://hooks.example:${String(port)}/a?b`, { ...development, resolve });

    expect(result).toEqual({ outcome: "delivered", statusCode: 202 });
    expect(seen).toEqual([["POST", "/a?b", `hooks.example:${String(port)}`, message.body]]);
    expect(resolve.asked).toBe(1);
  });

  it("names the host to TLS although it connects to a number", async () => {
    let hello = Buffer.alloc(0);
    const server = createTcpServer((socket) => {
      socket
        .on("error", () => undefined)
        .on("data", (bytes) => {
          hello = Buffer.concat([hello, bytes]);
          socket.destroy();
        });
    });
    const port = await listen(server);

    const result = await post(`https://hooks.example:${String(port)}/`, {
      ...development,
      resolve: answering(["127.0.0.1"]),
    });

    expect(result).toEqual({ outcome: "unreachable", statusCode: null });
    expect(hello.toString("latin1")).toContain("hooks.example");
  });

  it.each([
    ["127.0.0.1"],
    ["10.0.0.1"],
    ["169.254.169.254"],
    ["100.64.0.1"],
    ["0.0.0.0"],
    ["::1"],
    ["fd00::1"],
    ["::ffff:127.0.0.1"],
    ["8.8.8.8", "127.0.0.1"],
  ])("does not connect to a name that means %s %s", async (...addresses) => {
    const result = await post("https://hooks.example/", { ...production, resolve: answering(addresses) });

    expect(result).toEqual({ outcome: "address_refused", statusCode: null });
  });

  it("is not fooled by a name that changes its address after the check", async () => {
    let connections = 0;
    const port = await listen(createTcpServer(() => void (connections += 1)));
    const resolve = answering(["203.0.113.1"], ["127.0.0.1"]);

    const results = [
      await post(`http://rebind.example:${String(port)}/`, { ...development, resolve }, 500),
      await post("https://rebind.example/", { ...production, resolve }, 500),
    ];

    expect(results.map(({ outcome }) => outcome)).toEqual(["address_refused", "address_refused"]);
    expect(connections).toBe(0);
  });

  it.each(["http://127.0.0.1/", "https://127.0.0.1/", "https://[::ffff:7f00:1]/", "http://hooks.example/"])(
    "sends nothing to %s in production, whoever stored it",
    async (url) => {
      expect(await post(url, { ...production, resolve: answering(["8.8.8.8"]) }, 200)).toMatchObject({
        outcome: "address_refused",
      });
    },
  );

  it("does not follow a redirect", async () => {
    let followed = 0;
    const target = await serve((_, response) => {
      followed += 1;
      response.end();
    });
    const port = await serve((_, response) => {
      response.writeHead(307, { location: `http://127.0.0.1:${String(target)}/` }).end();
    });

    expect(await post(`http://127.0.0.1:${String(port)}/`, development)).toEqual({
      outcome: "redirected",
      statusCode: 307,
    });
    expect(followed).toBe(0);
  });

  it.each([
    [200, "delivered"],
    [299, "delivered"],
    [400, "refused"],
    [410, "gone"],
    [503, "refused"],
  ])("calls %i %s, without waiting for an endless answer", async (status, outcome) => {
    const port = await serve((_, response) => {
      response.writeHead(status).write("x".repeat(1_000));
    });

    expect(await post(`http://127.0.0.1:${String(port)}/`, development)).toEqual({ outcome, statusCode: status });
  });

  it("gives a silent receiver its time and no more", async () => {
    const port = await serve(() => undefined);
    const startedAtMs = performance.now();

    expect(await post(`http://127.0.0.1:${String(port)}/`, development, 300)).toEqual({
      outcome: "timed_out",
      statusCode: null,
    });
    expect(performance.now() - startedAtMs).toBeLessThan(1_500);
  });

  it("gives up a look-up that does not end", async () => {
    const resolve: Resolve = () => new Promise(() => undefined);

    expect(await post("https://hooks.example/", { ...production, resolve }, 300)).toEqual({
      outcome: "timed_out",
      statusCode: null,
    });
  });

  it("says nothing of the receiver when it is told to stop", async () => {
    const port = await serve(() => undefined);
    const stop = AbortSignal.timeout(100);
    const posted = postMessage(
      { url: `http://127.0.0.1:${String(port)}/`, ...message },
      { ...development, timeoutMs: 5_000, signal: stop },
    );

    await expect(posted).rejects.toThrow();
  });
});
