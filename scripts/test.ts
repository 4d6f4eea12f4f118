import { parseArgs } from "node:util";
import { failuresOf, summaryOf, tally } from "./test-report.ts";
import { secondsSince } from "./steps.ts";
import { stopSignal } from "./stop-signal.ts";
import { createTestBench, type TestBench } from "./test-bench.ts";
import type { StepResult } from "./test-results.ts";
import { type TestStep, testStages } from "./test-steps.ts";

const names = testStages.flat().map(({ name }) => name);
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
  for (const stage of testStages) {
    const steps = stage.filter(({ name }) => wanted.includes(name));
    const ended = await Promise.all(steps.map(async (step) => [step.name, await runStep(step, bench)] as const));
    if (signal.aborted) break;
    for (const [name, result] of ended) results.set(name, result);
  }
  await bench.remove();
  if (signal.aborted) return 130;

  process.stdout.write(failuresOf(results) + summaryOf(results));
  return [...results.values()].some(({ failures }) => failures.length > 0) ? 1 : 0;
}

async function runStep({ name, run }: TestStep, bench: TestBench): Promise<StepResult> {
  const startedAt = performance.now();
  const result = await run(bench).catch(crashed);
  if (!bench.signal.aborted) process.stdout.write(`${name.padEnd(12)}${tally(result)} in ${secondsSince(startedAt)}\n`);
  return result;
}

function crashed(error: unknown): StepResult {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { passed: 0, skipped: 0, failures: [{ title: "crashed", details }] };
}
