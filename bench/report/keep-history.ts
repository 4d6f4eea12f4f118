import { appendFile, mkdir } from "node:fs/promises";
import { availableParallelism, cpus } from "node:os";
import { dirname, join } from "node:path";
import { repositoryRoot } from "../../scripts/environment.ts";
import type { Figures } from "./figures.ts";

const historyFile = join(repositoryRoot, ".data/bench-history.jsonl");

/** Adds a run to the history, a line of JSON each, with what it has to be read with: when it was, and on how much of a machine. */
export async function keepHistory(figures: Figures, { isQuick }: { isQuick: boolean }): Promise<void> {
  const machine = { cores: availableParallelism(), processor: cpus()[0]?.model ?? "", node: process.version };
  const entry = { at: new Date().toISOString(), is_quick: isQuick, ...machine, ...figures };
  await mkdir(dirname(historyFile), { recursive: true });
  await appendFile(historyFile, `${JSON.stringify(entry)}\n`);
}
