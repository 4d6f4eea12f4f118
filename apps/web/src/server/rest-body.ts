import { PortalError } from "@portal/api";
import type { Problem } from "@portal/contract";
import { bodyOf } from "./node-request.ts";

const notJson: Problem = { loc: ["body"], msg: "Body should be valid JSON in UTF-8", type: "json_invalid" };

/** Largest body that any endpoint reads, in bytes, declared or streamed. */
export const maxBodyBytes = 256 * 1024;

const jsonContentType = /^application\/json(?:\s*;\s*charset="?utf-8"?)?\s*$/iu;

/**
 * Reads a JSON body that may be anything.
 *
 * @throws PortalError `unsupported_media_type`, `body_too_large`, `invalid_input` with `json_invalid`
 */
export async function readJsonBody(request: Request): Promise<unknown> {
  return parseJson(await readJsonBytes(request));
}

/**
 * Reads a body that says of itself that it is JSON, as its bytes.
 *
 * @throws PortalError `unsupported_media_type`, `body_too_large`
 */
async function readJsonBytes(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const contentType = request.headers.get("content-type") ?? "";
  if (!jsonContentType.test(contentType) || request.headers.has("content-encoding")) {
    throw new PortalError("unsupported_media_type");
  }
  return readBytes(request);
}

/**
 * Makes sure that a body is JSON as {@link readJsonBody} takes it, for a reader behind this one that is less strict.
 *
 * @returns its bytes
 * @throws PortalError as {@link readJsonBody}
 */
export async function checkJsonBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readJsonBytes(request);
  parseJson(bytes);
  return bytes;
}

/**
 * Reads a body no further than the limit, whatever its declared length says.
 *
 * @throws PortalError `body_too_large`
 */
export async function readBytes(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBodyBytes) throw new PortalError("body_too_large");
  const read = bodyOf(request);
  if (read !== undefined) return atMost(read);
  const chunks: Uint8Array[] = [];
  let receivedBytes = 0;
  for await (const chunk of request.body ?? []) {
    receivedBytes += chunk.byteLength;
    if (receivedBytes > maxBodyBytes) throw new PortalError("body_too_large");
    chunks.push(chunk);
  }
  return joinChunks(chunks, receivedBytes);
}

function atMost(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (bytes.byteLength > maxBodyBytes) throw new PortalError("body_too_large");
  return bytes;
}

function joinChunks(chunks: Uint8Array[], totalBytes: number): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(totalBytes);
  let offset = 0;
  for (const chunk of chunks) {
    joined.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return joined;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    // The parser's own message quotes the body, so it goes no further; a text nested too deep for it lands here as well.
    throw new PortalError("invalid_input", { problems: [notJson] });
  }
}
