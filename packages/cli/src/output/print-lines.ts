import { pipeline } from "node:stream/promises";

/** The lines of an answer, made while they are read. */
export type Lines = AsyncIterable<string>;

/**
 * Writes an answer to standard output as fast as the reader takes it. A reader that has seen enough (`| head -1`) ends the
 * answer and is no fault; whatever makes the lines is told to stop either way.
 */
export async function printLines(lines: Lines): Promise<void> {
  try {
    await pipeline(withLineEnds(lines), process.stdout, { end: false });
  } catch (error) {
    if (!isBrokenPipe(error)) throw error;
  }
}

async function* withLineEnds(lines: Lines): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

/** Tells whether whoever read our output has gone. */
export function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EPIPE";
}
