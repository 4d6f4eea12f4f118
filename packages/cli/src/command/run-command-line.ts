import type { Command } from "commander";
import { isBrokenPipe } from "../output/print-lines.ts";
import { explainFailure } from "./explain-failure.ts";

/** Does what the arguments ask for. Whatever goes wrong becomes a sentence on standard error and an exit code. */
export async function runCommandLine(program: Command, args: readonly string[]): Promise<void> {
  // A write can fail after the last line was handed over, when nobody waits for it any more.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error) => {
      if (!isBrokenPipe(error)) throw error;
    });
  }
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    const { message, exitCode } = await explainFailure(error);
    if (message !== "") process.stderr.write(`${message}\n`);
    process.exitCode = exitCode;
  }
}
