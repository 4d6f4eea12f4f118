import type { IncomingMessage } from "node:http";
import { maxBodyBytes } from "../server/rest-body.ts";

/** What has come of a body: all of it, or one byte too much of it, after which nobody reads on. */
export type ReadBody = Uint8Array<ArrayBuffer> | undefined;

/** Tells whether a body says of itself that no endpoint reads it. Where nobody looks at a body, it may say what it likes. */
export function isDeclaredTooLarge({ method, headers }: IncomingMessage): boolean {
  return !isReading(method) && Number(headers["content-length"] ?? 0) > maxBodyBytes;
}

function isReading(method: string | undefined): boolean {
  return method === "GET" || method === "HEAD";
}

/** Tells whether what has come of a body is more than any endpoint reads. */
export function isTooLarge(body: ReadBody): boolean {
  return body !== undefined && body.byteLength > maxBodyBytes;
}

/**
 * Reads a body before anybody works on it, so that a slow sender keeps no place. Of one that is too large it gives enough for the handler
 * to refuse it; the rest is let pass, so that the sender comes to the end and reads the answer.
 *
 * @returns its bytes; `undefined` when there is none to be read
 * @throws Error when the caller goes away in the middle of it
 */
export async function readAhead(incoming: IncomingMessage): Promise<ReadBody> {
  const { method, headers } = incoming;
  const isWithout = headers["content-length"] === undefined && headers["transfer-encoding"] === undefined;
  if (isWithout || isReading(method) || isDeclaredTooLarge(incoming)) return undefined;
  const chunks: Buffer[] = [];
  let receivedBytes = 0;
  await new Promise<void>((resolve, reject) => {
    incoming.on("data", (chunk: Buffer) => {
      if (receivedBytes > maxBodyBytes) return;
      receivedBytes += chunk.byteLength;
      chunks.push(chunk);
      if (receivedBytes > maxBodyBytes) resolve();
    });
    incoming.once("end", resolve);
    incoming.once("error", reject);
    incoming.once("close", () => reject(new Error("The caller went away.")));
  });
  return new Uint8Array(Buffer.concat(chunks));
}
