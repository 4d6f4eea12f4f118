import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { buildWeb } from "./build-web.ts";
import { findChromium } from "./chromium.ts";
import { repositoryRoot, toolOf } from "./environment.ts";
import { type Outcome, runQuietly, type Terms } from "./processes.ts";
import type { TestBench } from "./test-bench.ts";
import { installTestTools } from "./test-tools.ts";
import {
  type Failure,
  heldAgainstExit,
  readPlaywrightReport,
  readVitestReport,
  type StepResult,
} from "./test-results.ts";

/** One part of `npm test`. */
export type TestStep = { readonly name: string; readonly run: (bench: TestBench) => Promise<StepResult> };

/**
 * Everything that `npm test` does. The steps of a stage run side by side: each of them keeps one processor busy. Stages follow one another, also when
 * a step has failed: what is timed in the later ones should not have to share the machine.
 */
export const testStages: readonly (readonly TestStep[])[] = [
  [
    { name: "format", run: (bench) => asOneTest("prettier", ["--check", "."], bench) },
    { name: "lint", run: (bench) => asOneTest("eslint", ["--max-warnings", "0", "."], bench) },
    {
      name: "types",
      run: (bench) => asOneTest("turbo", ["run", "typecheck", "--continue", "--output-logs=errors-only"], bench),
    },
  ],
  [
    { name: "unit", run: (bench) => vitest("unit", bench) },
    { name: "build", run: async ({ signal }) => oneTest(await buildWeb(signal)) },
  ],
  [{ name: "integration", run: integration }],
  [{ name: "e2e", run: playwright }],
];

async function asOneTest(tool: string, args: readonly string[], bench: TestBench): Promise<StepResult> {
  return oneTest(await runQuietly(toolOf(".", tool), args, terms(bench, 10)));
}

function oneTest(outcome: Outcome): StepResult {
  return heldAgainstExit({ passed: outcome.code === 0 ? 1 : 0, skipped: 0, failures: [] }, outcome);
}

async function vitest(project: string, bench: TestBench): Promise<StepResult> {
  const report = join(bench.folder, `${project}.json`);
  const args = ["run", "--project", project, "--reporter=json", `--outputFile=${report}`];
  // Their throw-away databases go where the bench is cleared away with all that is left on it.
  const env = { ...bench.env, TMPDIR: join(bench.folder, "tmp") };
  const outcome = await runQuietly(toolOf(".", "vitest"), args, terms({ ...bench, env }, 20));
  return heldAgainstExit(await readReport(report, readVitestReport), outcome);
}

async function integration(bench: TestBench): Promise<StepResult> {
  await installTestTools(terms(bench, 10));
  return vitest("integration", bench);
}

async function playwright(bench: TestBench): Promise<StepResult> {
  const report = join(bench.folder, "e2e.json");
  const browser = await findChromium(terms(bench, 10));
  await installTestTools(terms(bench, 10));
  const env = { ...bench.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report, PORTAL_CHROMIUM_PATH: browser };
  // Without a browser there is still the part that needs none.
  const projects = browser === undefined ? ["--project=http"] : [];
  const outcome = await runQuietly(toolOf("apps/web", "playwright"), ["test", "--reporter=json", ...projects], {
    ...terms({ ...bench, env }, 30),
    cwd: join(repositoryRoot, "apps/web"),
  });
  const result = heldAgainstExit(await readReport(report, readPlaywrightReport), outcome);
  return browser === undefined ? { ...result, failures: [...result.failures, noBrowser] } : result;
}

const noBrowser: Failure = {
  title: "browser tests",
  details: "There is no Chromium and none could be installed: name one with PORTAL_CHROMIUM_PATH.",
};

// A tool that crashed leaves no report; its exit code then says enough.
async function readReport(path: string, read: (json: string) => StepResult): Promise<StepResult> {
  const json = await readFile(path, "utf8").catch(() => undefined);
  return json === undefined ? { passed: 0, skipped: 0, failures: [] } : read(json);
}

function terms({ env, signal }: TestBench, timeoutMinutes: number): Terms {
  return { cwd: repositoryRoot, env, signal, timeoutMs: timeoutMinutes * 60_000 };
}
