import { hasNodeStreams } from "./has-node-streams.ts";
import type { Put, PutAnswer, UploadProgress } from "./put-file.ts";

/**
 * Sends a file with fetch. In Node the body is a stream that counts what is handed to the connection, in pieces of at most 64 KiB;
 * elsewhere the content goes as a whole, because a stream has no length there, and an upload without a length is refused.
 */
export async function putWithFetch({ url, file, fetch, signal, onProgress }: Put): Promise<PutAnswer> {
  const { content, contentType } = file;
  const isCounted = onProgress !== undefined && hasNodeStreams();
  const response = await fetch(url, {
    method: "PUT",
    headers: { "Content-Type": contentType, ...(isCounted && { "Content-Length": String(content.size) }) },
    ...(isCounted ? { body: counted(content, onProgress), ...halfDuplex } : { body: content }),
    redirect: "manual",
    signal,
  });
  return { response, text: await response.text() };
}

const pieceBytes = 64 * 1_024;

/** Fetch asks for it with every stream; the DOM's own types do not know it. */
const halfDuplex = { duplex: "half" } as const;

function counted(content: Blob, onProgress: (progress: UploadProgress) => void): ReadableStream<Uint8Array> {
  let loadedBytes = 0;
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    if (loadedBytes === content.size) {
      controller.close();
      return;
    }
    // A Blob's own stream may give all of it at once.
    const piece = await content.slice(loadedBytes, loadedBytes + pieceBytes).arrayBuffer();
    controller.enqueue(new Uint8Array(piece));
    loadedBytes += piece.byteLength;
    onProgress({ loadedBytes, totalBytes: content.size });
  };
  // Nothing is read ahead of the connection: progress would run ahead with it.
  return new ReadableStream({ pull }, { highWaterMark: 0 });
}
