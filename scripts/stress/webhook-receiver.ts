import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { webhookMessageSchema } from "@portal/contract";

/** A webhook as it was received. */
export interface ReceivedWebhook {
  readonly id: string;
  readonly conversationId: string;
  readonly body: string;
}

/** A program of a tenant's that takes every webhook. */
export interface WebhookReceiver extends AsyncDisposable {
  readonly url: string;
  readonly received: readonly ReceivedWebhook[];
}

/** Starts one on a free port. */
export async function startReceiver(): Promise<WebhookReceiver> {
  const received: ReceivedWebhook[] = [];
  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await text(request);
    const { data } = webhookMessageSchema.parse(JSON.parse(body));
    const conversationId = "id" in data ? data.id : "";
    received.push({ id: String(request.headers["webhook-id"]), conversationId, body });
    response.writeHead(204).end();
  };
  const server = createServer((request, response) => {
    // A worker that dies while it sends leaves half a message.
    receive(request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("A TCP server has a port.");
  return {
    url: `http://127.0.0.1:${address.port}/`,
    received,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
