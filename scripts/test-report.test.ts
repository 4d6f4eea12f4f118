import { expect, it } from "vitest";
import { repositoryRoot } from "./environment.ts";
import { failuresOf, summaryOf, tally } from "./test-report.ts";

const failed = {
  passed: 2,
  skipped: 1,
  failures: [
    { title: `${repositoryRoot}/a.test.ts: adds`, details: "1\n    at expect (node_modules/vitest/chunk.js:1)\n2" },
  ],
};
const results = new Map([
  ["lint", { passed: 1, skipped: 0, failures: [] }],
  ["unit", failed],
]);

it("closes with the sum over all steps", () => {
  expect(summaryOf(results)).toBe("\n3 passed, 1 failed\n");
});

it("names step and test of a failure, without the way that the error took through its tool", () => {
  expect(failuresOf(results)).toBe("\n✗ unit: a.test.ts: adds\n    1\n    2\n");
});

it("shows the beginning of a long message and says how much is left out", () => {
  const details = Array.from({ length: 100 }, (_, line) => String(line)).join("\n");

  const shown = failuresOf(new Map([["build", { ...failed, failures: [{ title: "next", details }] }]]));

  expect(shown).toContain("    59\n    … 40 more lines\n");
});

it("does not hide skipped tests", () => {
  expect(tally(failed)).toBe("2 passed, 1 failed, 1 skipped");
});
