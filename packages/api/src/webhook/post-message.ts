import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { AddressRefusedError, findUrlProblem, guardedLookup, type ReceiverRules } from "./receiver-address.ts";

/** What is sent, and where. */
export interface OutgoingMessage {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** How long an answer is waited for, who may be spoken to, and what ends the wait early. */
export interface PostTerms extends ReceiverRules {
  timeoutMs: number;
  signal: AbortSignal;
}

/** How an attempt ended. Nothing of the answer is kept but its status. */
export type PostResult =
  | { outcome: "delivered" | "gone" | "redirected" | "refused"; statusCode: number }
  | { outcome: "address_refused" | "timed_out" | "unreachable"; statusCode: null };

/**
 * Posts a message once. Redirects are not followed and the answer's body is not read. Rejects only when `signal` aborts, because
 * then nothing can be said of the receiver.
 */
export async function postMessage(message: OutgoingMessage, terms: PostTerms): Promise<PostResult> {
  // Asked again although it was asked when the endpoint was added: a database restored elsewhere may hold anything.
  if (findUrlProblem(message.url, terms) !== null) return { outcome: "address_refused", statusCode: null };
  const timeout = AbortSignal.timeout(terms.timeoutMs);
  try {
    const statusCode = await send(message, terms, AbortSignal.any([timeout, terms.signal]));
    return { outcome: outcomeOf(statusCode), statusCode };
  } catch (error) {
    terms.signal.throwIfAborted();
    if (timeout.aborted) return { outcome: "timed_out", statusCode: null };
    return { outcome: error instanceof AddressRefusedError ? "address_refused" : "unreachable", statusCode: null };
  }
}

function send({ url, headers, body }: OutgoingMessage, rules: ReceiverRules, signal: AbortSignal): Promise<number> {
  const target = new URL(url);
  const request = target.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const outgoing = request(target, {
      method: "POST",
      headers: { ...headers, "content-length": String(Buffer.byteLength(body)) },
      lookup: guardedLookup(rules),
      // A connection of its own: one that was kept would not be looked up again.
      agent: false,
      signal,
    });
    outgoing.on("response", (answer) => {
      resolve(answer.statusCode ?? 0);
      answer.destroy();
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

function outcomeOf(statusCode: number) {
  if (statusCode >= 200 && statusCode < 300) return "delivered";
  if (statusCode === 410) return "gone";
  return statusCode >= 300 && statusCode < 400 ? "redirected" : "refused";
}
