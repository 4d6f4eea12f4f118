import { z } from "zod";

const objectSchema = z.record(z.string(), z.unknown());

/** The objects of an answer in JSON lines. */
export function readJsonLines(stdout: string): Record<string, unknown>[] {
  return stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => objectSchema.parse(JSON.parse(line)));
}
