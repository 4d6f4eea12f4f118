import { type Agent, request as startRequest, type IncomingHttpHeaders } from "node:http";

/** One call as a program makes it. */
export interface Call {
  readonly url: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  readonly agent: Agent;
  readonly timeoutMs: number;
}

/** What came back; status 0 when nothing did. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly durationMs: number;
}

/** Makes a call, and never rejects: a connection that breaks is an answer like others to whoever counts answers. */
export function call({ url, method = "POST", headers = {}, body, agent, timeoutMs }: Call): Promise<Answer> {
  const startedAtMs = performance.now();
  return new Promise((resolve) => {
    const finish = (status: number, received: IncomingHttpHeaders, text: string) => {
      clearTimeout(patience);
      resolve({ status, headers: received, text, durationMs: performance.now() - startedAtMs });
    };
    const nothing = () => finish(0, {}, "");
    const length = { "Content-Length": String(Buffer.byteLength(body)) };
    const request = startRequest(url, { method, agent, headers: { ...length, ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", nothing);
      response.on("close", nothing);
      response.on("end", () =>
        finish(response.statusCode ?? 0, response.headers, Buffer.concat(chunks).toString("utf8")),
      );
    });
    // A timer of Node's own: at thousands of calls a second, a signal for each would be most of the caller's work.
    const patience = setTimeout(() => request.destroy(), timeoutMs);
    request.on("error", nothing);
    request.end(body);
  });
}
