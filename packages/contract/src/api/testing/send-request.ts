import { request as startRequest } from "node:http";
import type { ReceivedAnswer } from "./check-answer.ts";
import type { DrawnRequest } from "./request-parts.ts";

const answerTimeoutMs = 60_000;
const maxAttempts = 3;

/**
 * Sends a request on a connection of its own. A portal that refuses a body may hang up while it is still being sent, and then what it said can be lost:
 * such a request is sent again.
 *
 * @returns the answer; status 0 when there was none however often it was asked
 */
export async function sendRequest(origin: string, drawn: DrawnRequest): Promise<ReceivedAnswer> {
  let answer = await sendOnce(origin, drawn);
  for (let attempt = 2; attempt <= maxAttempts && answer.status === 0; attempt += 1)
    answer = await sendOnce(origin, drawn);
  return answer;
}

function sendOnce(origin: string, { method, target, headers: given, body }: DrawnRequest): Promise<ReceivedAnswer> {
  const bytes = body === null ? null : Buffer.from(body.toWellFormed());
  const headers = { ...given, ...(bytes !== null && { "Content-Length": String(bytes.byteLength) }) };
  const signal = AbortSignal.timeout(answerTimeoutMs);
  return new Promise((resolve) => {
    const nothing = (error: Error) => resolve({ status: 0, headers: new Map(), text: error.message });
    const request = startRequest(origin + target, { method, headers, signal, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", nothing);
      response.on("end", () => {
        const received = Object.entries(response.headers).map(([name, value]): [string, string] => [
          name,
          [value ?? []].flat().join(", "),
        ]);
        resolve({
          status: response.statusCode ?? 0,
          headers: new Map(received),
          text: Buffer.concat(chunks).toString("utf8"),
        });
      });
    });
    request.on("error", nothing);
    request.end(bytes ?? undefined);
  });
}
