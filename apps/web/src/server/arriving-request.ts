import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";

/** Calls `work` with every request as it arrives, before the framework has seen it. */
export function onArrival(work: (request: IncomingMessage) => void): void {
  subscribe("http.server.request.start", (message) => {
    const request: unknown = typeof message === "object" && message !== null ? Reflect.get(message, "request") : null;
    if (request instanceof IncomingMessage) work(request);
  });
}
