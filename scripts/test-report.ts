import { stripVTControlCharacters } from "node:util";
import { repositoryRoot } from "./environment.ts";
import type { StepResult } from "./test-results.ts";

const shownLines = 60;

type Results = ReadonlyMap<string, StepResult>;

/** One step in a few words: "12 passed, 1 failed". */
export function tally({ passed, failures, skipped }: StepResult): string {
  return [
    `${passed} passed`,
    ...(failures.length > 0 ? [`${failures.length} failed`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ].join(", ");
}

/** Every failure with the beginning of what its tool said. */
export function failuresOf(results: Results): string {
  return [...results]
    .flatMap(([step, { failures }]) => failures.map((failure) => ({ step, ...failure })))
    .map(({ step, title, details }) => `\n✗ ${step}: ${readable(title)}\n${indented(details)}\n`)
    .join("");
}

/** The last line of every run. */
export function summaryOf(results: Results): string {
  const all = [...results.values()];
  const passed = all.reduce((sum, result) => sum + result.passed, 0);
  const failed = all.reduce((sum, result) => sum + result.failures.length, 0);
  return `\n${passed} passed, ${failed} failed\n`;
}

function indented(details: string): string {
  const lines = readable(details)
    .trim()
    .split("\n")
    .filter((line) => !/^\s*at .*node_modules\//.test(line));
  const shown = lines.slice(0, shownLines).map((line) => `    ${line}`.trimEnd());
  return [...shown, ...(lines.length > shownLines ? [`    … ${lines.length - shownLines} more lines`] : [])].join("\n");
}

function readable(text: string): string {
  return stripVTControlCharacters(text).replaceAll(`${repositoryRoot}/`, "");
}
