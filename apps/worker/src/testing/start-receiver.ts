import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

/** A message as a receiver got it. */
export interface ReceivedMessage {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Somebody's system that webhooks are sent to. */
export interface Receiver extends AsyncDisposable {
  readonly url: string;
  readonly received: ReceivedMessage[];
  /** How it answers from now on. */
  answer: (response: ServerResponse, message: ReceivedMessage) => void;
}

/** Starts a receiver on a free port of 127.0.0.1 that takes everything. */
export async function startReceiver(): Promise<Receiver> {
  const received: ReceivedMessage[] = [];
  const server = createServer((request, response) => void receive(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The receiver has no port.");
  const receiver: Receiver = {
    url: `http://127.0.0.1:${String(address.port)}/hook`,
    received,
    answer: (response) => response.writeHead(204).end(),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const message = { path: request.url ?? "", headers, body: await text(request) };
    received.push(message);
    receiver.answer(response, message);
  }
}
