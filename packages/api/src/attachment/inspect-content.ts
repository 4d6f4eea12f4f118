import { createHash } from "node:crypto";
import { Writable, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileTypeFromBuffer } from "file-type";
import { releaseChunk } from "../storage/release-chunk.ts";
import { TextProbe } from "./text-probe.ts";

/** As much of a file's beginning as a detector gets: enough for every signature, and for the first entries of an office file. */
const sampleBytes = 64 * 1024;

/** What a file turned out to be, whatever its sender says. */
export interface InspectedContent {
  sizeBytes: number;
  sha256: Uint8Array<ArrayBuffer>;
  /** By its magic bytes; `null` for text and for what no detector knows. */
  detectedType: string | null;
  /** Whether all of it can be read as text. */
  isText: boolean;
  /** Whether it begins as ZIP archives do, which office files are. */
  isZip: boolean;
}

/** Reads a file once, from its first byte to its last, in the memory of one chunk. */
export async function inspectContent(content: Readable): Promise<InspectedContent> {
  const hash = createHash("sha256");
  const text = new TextProbe();
  const sample: Uint8Array[] = [];
  let sizeBytes = 0;
  const inspection = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      // A copy, because the chunk is given back.
      if (sizeBytes < sampleBytes) sample.push(Uint8Array.from(chunk.subarray(0, sampleBytes - sizeBytes)));
      sizeBytes += chunk.byteLength;
      hash.update(chunk);
      text.add(chunk);
      releaseChunk(chunk);
      done();
    },
  });
  // Not `for await`: it would put together, in memory of their own, the chunks that have come since it last looked.
  await pipeline(content, inspection);
  const beginning = Buffer.concat(sample);
  return {
    sizeBytes,
    sha256: new Uint8Array(hash.digest()),
    detectedType: (await fileTypeFromBuffer(beginning))?.mime ?? null,
    isText: text.isText(),
    isZip: isZip(beginning),
  };
}

/** A local file header, or the end of an archive without entries. */
function isZip(beginning: Buffer): boolean {
  const signature = beginning.toString("latin1", 0, 4);
  return signature === "PK\u0003\u0004" || signature === "PK\u0005\u0006";
}
