import { z } from "zod";
import type { Outcome } from "./processes.ts";

/** A test that failed, or a step that could not run; the details are what its tool said. */
export type Failure = { readonly title: string; readonly details: string };

/** What one step counted. */
export type StepResult = { readonly passed: number; readonly skipped: number; readonly failures: readonly Failure[] };

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

/** Reads vitest's JSON report. A file that could not even be loaded counts as one failure. */
export function readVitestReport(json: string): StepResult {
  const files = vitestReport.parse(JSON.parse(json)).testResults;
  const tests = files.flatMap(({ name, assertionResults }) => assertionResults.map((test) => ({ ...test, name })));
  const broken = files.filter((file) => file.status === "failed" && file.assertionResults.every(hasNotFailed));
  return {
    passed: tests.filter(({ status }) => status === "passed").length,
    skipped: tests.filter(({ status }) => status !== "passed" && status !== "failed").length,
    failures: [
      ...tests
        .filter((test) => !hasNotFailed(test))
        .map((test) => ({
          title: `${test.name}: ${test.fullName}`,
          details: (test.failureMessages ?? []).join("\n"),
        })),
      ...broken.map(({ name, message }) => ({ title: name, details: message ?? "" })),
    ],
  };
}

function hasNotFailed({ status }: { readonly status: string }): boolean {
  return status !== "failed";
}

const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(
    z.object({
      projectName: z.string(),
      status: z.enum(["expected", "unexpected", "flaky", "skipped"]),
      results: z.array(z.object({ errors: z.array(z.object({ message: z.string().optional() })).default([]) })),
    }),
  ),
});
const playwrightSuite = z.object({
  specs: z.array(playwrightSpec).default([]),
  get suites(): z.ZodOptional<z.ZodArray<typeof playwrightSuite>> {
    return z.array(playwrightSuite).optional();
  },
});
const playwrightReport = z.object({
  suites: z.array(playwrightSuite),
  errors: z.array(z.object({ message: z.string().optional() })).default([]),
});

type PlaywrightSuite = z.infer<typeof playwrightSuite>;

/** Reads Playwright's JSON report. A test that needed a second try has failed: nothing here may depend on luck. */
export function readPlaywrightReport(json: string): StepResult {
  const report = playwrightReport.parse(JSON.parse(json));
  const tests = report.suites.flatMap(testsOf);
  const failed = tests.filter(({ status }) => status === "unexpected" || status === "flaky");
  return {
    passed: tests.filter(({ status }) => status === "expected").length,
    skipped: tests.filter(({ status }) => status === "skipped").length,
    failures: [
      ...failed.map(({ title, messages }) => ({ title, details: messages.join("\n") })),
      ...report.errors.map(({ message }) => ({ title: "playwright", details: message ?? "" })),
    ],
  };
}

function testsOf(suite: PlaywrightSuite): { title: string; status: string; messages: string[] }[] {
  const own = suite.specs.flatMap(({ title, file, tests }) =>
    tests.map(({ projectName, status, results }) => ({
      title: `${projectName} › ${file}: ${title}`,
      status,
      messages: results.flatMap(({ errors }) => errors.map(({ message }) => message ?? "")),
    })),
  );
  return [...own, ...(suite.suites ?? []).flatMap(testsOf)];
}

/** What a step counted, once its tool has ended: it has failed as well when the tool did, or when no test ran. */
export function heldAgainstExit(result: StepResult, { code, output, hasTimedOut }: Outcome): StepResult {
  if (hasTimedOut) return withFailure(result, "took too long and was stopped", output);
  if (result.failures.length > 0) return result;
  if (code !== 0) return withFailure(result, `ended with code ${code}`, output);
  return result.passed === 0 ? withFailure(result, "no test ran", output) : result;
}

function withFailure(result: StepResult, title: string, details: string): StepResult {
  return { ...result, failures: [...result.failures, { title, details }] };
}
