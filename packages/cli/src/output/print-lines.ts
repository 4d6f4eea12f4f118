import { constants } from "node:os";
import { pipeline } from "node:stream/promises";

/** The lines of an answer, made while they are read. */
export type Lines = AsyncIterable<string>;

const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Writes an answer to standard output as fast as the reader takes it. A reader that has seen enough (`| head -1`) ends the answer
 * and is no fault. Either way, and on Ctrl-C, what makes the lines is stopped where it stands and closes what it had opened.
 */
export async function printLines(lines: Lines): Promise<void> {
  const interruption = new AbortController();
  const stop = (signal: (typeof stopSignals)[number]) => {
    process.exitCode = 128 + constants.signals[signal];
    interruption.abort();
  };
  for (const signal of stopSignals) process.once(signal, stop);
  try {
    await pipeline(withLineEnds(lines), process.stdout, { end: false, signal: interruption.signal });
  } catch (error) {
    if (!interruption.signal.aborted && !isBrokenPipe(error)) throw error;
  } finally {
    for (const signal of stopSignals) process.off(signal, stop);
  }
}

async function* withLineEnds(lines: Lines): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

/** Tells whether whoever read our output has gone. */
export function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EPIPE";
}
