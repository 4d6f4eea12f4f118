/**
 * Gives the memory of a chunk back at once. The garbage collector would come for it too, but only after some thirty megabytes of them. To
 * be called by the one reader of a stream that is read to be used up, when the chunk has been dealt with: it is empty afterwards.
 * A small chunk shares its memory with others, and is left alone.
 */
export function releaseChunk({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
