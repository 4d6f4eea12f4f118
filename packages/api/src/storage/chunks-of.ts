import type { Readable } from "node:stream";

/** The bytes of a stream as they come, one chunk in memory at a time; whoever stops early ends the stream. */
export async function* chunksOf(content: Readable): AsyncGenerator<Uint8Array> {
  for await (const chunk of content) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError("a file is read in bytes");
    yield chunk;
  }
}
