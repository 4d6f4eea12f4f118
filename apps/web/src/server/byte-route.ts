import type { IncomingMessage, ServerResponse } from "node:http";
import { PassThrough, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { departureOf, requestOf } from "./node-request.ts";
import { refuseOtherMethods, restRoute, type RestCall } from "./rest-route.ts";
import { getServices } from "./services.ts";

/** An answer of a route that takes or gives the bytes of a file, and the file that is in it, if there is one. */
export interface ByteAnswer {
  response: Response;
  content?: Readable;
}

/** What such a route does, with the body as it arrives. */
type ByteWork = (call: RestCall, body: Readable) => Promise<ByteAnswer>;
type NodeHandler = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

/**
 * Makes a handler that moves bytes on Node's own streams. It is `restRoute` in everything else. A route handler of Next's would copy each
 * chunk twice on its way in, and could not say how long an answer is.
 */
export function byteRoute(method: "GET" | "PUT", work: ByteWork): NodeHandler {
  const others = refuseOtherMethods(method === "GET" ? "GET, HEAD, OPTIONS" : "PUT, OPTIONS");
  return async (incoming, outgoing) => {
    const asked = incoming.method === "HEAD" && method === "GET" ? method : incoming.method;
    // Without its body, which has its own way.
    const request = requestOf(incoming, { signal: departureOf(outgoing) });
    if (asked !== method) {
      await send({ response: await (asked === "OPTIONS" ? others.OPTIONS : others.POST)(request) }, outgoing);
      return;
    }
    const body = bodyOf(incoming);
    let content: Readable | undefined;
    const response = await restRoute(async (call) => {
      const answered = await work(call, body);
      content = answered.content;
      return answered.response;
    })(request);
    await send({ response, ...(content !== undefined && { content }) }, outgoing);
    body.destroy();
  };
}

/** The body apart from its connection: whoever gives up on the one does not hang up the other, on which an answer is owed. */
function bodyOf(incoming: IncomingMessage): Readable {
  const body = new PassThrough();
  incoming.once("error", (error) => body.destroy(error));
  // What nobody wants any more is let pass, so that the sender comes to the end and reads the answer.
  body.once("close", () => incoming.resume());
  return incoming.pipe(body);
}

async function send({ response, content }: ByteAnswer, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) outgoing.setHeader(name, value);
  if (content === undefined) {
    outgoing.end(await response.text());
  } else if (outgoing.req.method === "HEAD") {
    // Nobody reads it, and so nobody else would close it.
    content.destroy();
    outgoing.end();
  } else {
    await sendContent(content, outgoing);
  }
}

/** A file that breaks off in the middle breaks the connection off, so that nobody takes a part for the whole. */
async function sendContent(content: Readable, outgoing: ServerResponse): Promise<void> {
  try {
    await pipeline(content, outgoing);
  } catch (error) {
    const { logger } = await getServices();
    if (content.errored !== null && !isDeparture(error)) logger.warn({ err: error }, "a file broke off on its way out");
  }
}

function isDeparture(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
}
