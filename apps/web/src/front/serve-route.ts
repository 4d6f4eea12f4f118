import type { IncomingMessage, ServerResponse } from "node:http";
import { fixedHeaders } from "../security/fixed-headers.ts";
import { requestOf } from "../server/node-request.ts";
import { answerError, textOf } from "../server/rest-answer.ts";
import type { Handler } from "./api-routes.ts";
import type { ReadBody } from "./read-ahead.ts";

/** Answers one request by its handler, with the headers that all answers have. */
export async function serveRoute(
  handler: Handler,
  { incoming, outgoing, body }: { incoming: IncomingMessage; outgoing: ServerResponse; body: ReadBody },
): Promise<void> {
  const response = await handler(requestOf(incoming, { body })).catch(answerError);
  for (const { key, value } of fixedHeaders) outgoing.setHeader(key, value);
  for (const [name, value] of response.headers) outgoing.setHeader(name, value);
  outgoing.statusCode = response.status;
  if (incoming.method === "HEAD" || response.body === null) {
    outgoing.end();
    return;
  }
  const text = await textOf(response);
  // Else Node cuts it into chunks; and the compression would not know that it is too short to be worth it.
  outgoing.setHeader("Content-Length", Buffer.byteLength(text));
  outgoing.end(text);
}
