import { parseArgs } from "node:util";
import { failuresOf, summaryOf, tally } from "./test-report.ts";
import { secondsSince } from "./steps.ts";
import { stopSignal } from "./stop-signal.ts";
import { createTestBench } from "./test-bench.ts";
import type { StepResult } from "./test-results.ts";
import { testSteps } from "./test-steps.ts";

const names = testSteps.map(({ name }) => name);
const { values } = parseArgs({ options: { only: { type: "string", default: names.join(",") } } });
const wanted = values.only.split(",");
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no step ${unknown.join(", ")}: choose from ${names.join(", ")}.\n`);
  process.exitCode = 1;
} else {
  process.exitCode = await test(stopSignal());
}

async function test(signal: AbortSignal): Promise<number> {
  const bench = await createTestBench(signal);
  const results = new Map<string, StepResult>();
  for (const { name, run } of testSteps) {
    if (!wanted.includes(name)) continue;
    const startedAt = performance.now();
    const result = await run(bench).catch(crashed);
    if (signal.aborted) break;
    results.set(name, result);
    process.stdout.write(`${name.padEnd(12)}${tally(result)} in ${secondsSince(startedAt)}\n`);
  }
  await bench.remove();
  if (signal.aborted) return 130;

  process.stdout.write(failuresOf(results) + summaryOf(results));
  return [...results.values()].some(({ failures }) => failures.length > 0) ? 1 : 0;
}

function crashed(error: unknown): StepResult {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { passed: 0, skipped: 0, failures: [{ title: "crashed", details }] };
}
