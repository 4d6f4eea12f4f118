import { connect } from "node:net";
import { request as startRequest, type IncomingHttpHeaders, type OutgoingHttpHeaders } from "node:http";
import { expect } from "@playwright/test";

/** One request as a program sends it. Nothing is added but what HTTP itself needs. */
export interface Call {
  method?: string;
  /** Path and query, exactly as they go over the wire. */
  path: string;
  headers?: OutgoingHttpHeaders;
  body?: string | Uint8Array;
}

/** What came back. */
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The body as JSON. */
  json: unknown;
}

/** Calls one running portal. Every answer is checked for what the contract says of all answers. */
export interface PortalClient {
  origin: string;
  call(call: Call): Promise<Answer>;
  /** Sends a value as JSON, by POST unless said. */
  callJson(path: string, value: unknown, rest?: Omit<Call, "path" | "body">): Promise<Answer>;
  /** Writes bytes into a socket, one piece after another, and reads what comes until the portal closes it. */
  callRaw(pieces: (string | Uint8Array)[], patienceMs?: number): Promise<RawAnswer>;
}

/** What came back from a socket, and how long the first byte took. */
export interface RawAnswer extends Answer {
  firstByteMs: number;
}

export const conversationsPath = "/api/v1/help-center/conversations";

/** The address of the conversations endpoint for a tenant. */
export function conversationsOf(tenantId: string): string {
  return `${conversationsPath}?tenant_id=${tenantId}`;
}

export function createPortalClient(origin: string): PortalClient {
  return {
    origin,
    call: (sent) => checked(call(origin, sent)),
    callJson: (path, value, { headers, ...rest } = {}) =>
      checked(
        call(origin, {
          method: "POST",
          path,
          body: JSON.stringify(value),
          headers: { "Content-Type": "application/json", ...headers },
          ...rest,
        }),
      ),
    callRaw: (pieces, patienceMs = 5_000) => callRaw(origin, { pieces, patienceMs }),
  };
}

async function checked(answering: Promise<Answer>): Promise<Answer> {
  const answer = await answering;
  expectSoundAnswer(answer);
  return answer;
}

/** What holds for every answer of the API: an id to quote, no sniffing, no caching, and nothing of the inside. */
export function expectSoundAnswer({ status, headers, text }: Answer): void {
  expect(headers["x-request-id"]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["x-powered-by"]).toBeUndefined();
  expect(headers["set-cookie"]).toBeUndefined();
  if (status >= 400) {
    expect(text).not.toMatch(/node_modules|\.ts:|\.js:|\n\s+at |prisma|postgres|insert into|select |SQLSTATE/iu);
  }
}

function call(origin: string, { method = "GET", path, headers: given = {}, body }: Call): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  // Node frames the body of a GET or a DELETE only when its length is said.
  const headers = body === undefined ? given : { "Content-Length": Buffer.byteLength(body), ...given };
  return new Promise((resolve, reject) => {
    const request = startRequest({ hostname, port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve(answerOf(response.statusCode ?? 0, response.headers, text));
      });
    });
    request.on("error", reject);
    request.end(body);
  });
}

function answerOf(status: number, headers: IncomingHttpHeaders, text: string): Answer {
  const isJson = headers["content-type"]?.startsWith("application/json") ?? false;
  return { status, headers, text, json: isJson && text !== "" ? JSON.parse(text) : null };
}

interface RawCall {
  pieces: (string | Uint8Array)[];
  patienceMs: number;
}

function callRaw(origin: string, { pieces, patienceMs }: RawCall): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    const startedAtMs = performance.now();
    let firstByteMs = Infinity;
    const received: Buffer[] = [];
    const socket = connect(Number(port), hostname);
    const patience = setTimeout(() => socket.destroy(), patienceMs);
    socket.on("data", (chunk) => {
      firstByteMs = Math.min(firstByteMs, performance.now() - startedAtMs);
      received.push(chunk);
    });
    // A portal that refuses a body closes its end while pieces are still on their way.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearTimeout(patience);
      resolve({ ...readAnswer(Buffer.concat(received).toString("latin1")), firstByteMs });
    });
    for (const piece of pieces) socket.write(piece);
  });
}

/** Reads an answer off the wire; status 0 when there is none. */
function readAnswer(wire: string): Answer {
  const [head = "", ...rest] = wire.split("\r\n\r\n");
  const [statusLine = "", ...headerLines] = head.split("\r\n");
  const headers: IncomingHttpHeaders = Object.fromEntries(
    headerLines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const body = rest.join("\r\n\r\n");
  const text = headers["transfer-encoding"] === "chunked" ? withoutChunks(body) : body;
  return answerOf(Number(statusLine.split(" ")[1] ?? 0), headers, text);
}

function withoutChunks(body: string): string {
  const [sizeLine = "0"] = body.split("\r\n", 1);
  const size = Number.parseInt(sizeLine, 16);
  const start = sizeLine.length + 2;
  return size > 0 ? body.slice(start, start + size) + withoutChunks(body.slice(start + size + 2)) : "";
}
