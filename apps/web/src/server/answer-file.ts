import type { Readable } from "node:stream";
import type { Download } from "@portal/api";
import { create as contentDisposition } from "content-disposition";

/**
 * An answer that is somebody's file: saved, never shown. What a browser might still make of it runs nothing and reaches nothing, whatever
 * the file holds.
 */
export function answerFile({ filename, contentType, sizeBytes, content }: Download, method: string): Response {
  // Nobody would read the file of an answer that is headers only, and so nobody would close it.
  if (method === "HEAD") content.destroy();
  return new Response(method === "HEAD" ? null : streamOf(content), {
    headers: {
      "Content-Type": contentType,
      "Content-Length": String(sizeBytes),
      "Content-Disposition": contentDisposition(filename),
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Cache-Control": "no-store",
    },
  });
}

/** The file as fast as it is taken, and no longer than it is wanted. */
function streamOf(content: Readable): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<unknown, unknown> = content[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done === true) controller.close();
      else if (value instanceof Uint8Array) controller.enqueue(value);
    },
    cancel: () => void content.destroy(),
  });
}
