import { describe, expect, it } from "vitest";
import { heldAgainstExit, readPlaywrightReport, readVitestReport } from "./test-results.ts";

const green = { passed: 3, skipped: 0, failures: [] };

describe("readVitestReport", () => {
  it("counts tests, and a file that does not load as one failure", () => {
    const report = {
      testResults: [
        {
          name: "a.test.ts",
          status: "failed",
          message: "",
          assertionResults: [
            { fullName: "adds", status: "passed", failureMessages: [] },
            { fullName: "divides", status: "failed", failureMessages: ["expected 1 to be 2"] },
            { fullName: "waits", status: "skipped", failureMessages: [] },
          ],
        },
        { name: "b.test.ts", status: "failed", message: "Cannot find module", assertionResults: [] },
      ],
    };

    expect(readVitestReport(JSON.stringify(report))).toEqual({
      passed: 1,
      skipped: 1,
      failures: [
        { title: "a.test.ts: divides", details: "expected 1 to be 2" },
        { title: "b.test.ts", details: "Cannot find module" },
      ],
    });
  });
});

describe("readPlaywrightReport", () => {
  it("counts nested tests, and takes a second try and a crashed set-up as failures", () => {
    const test = (status: string, message?: string) => ({
      projectName: "http",
      status,
      results: [{ errors: message === undefined ? [] : [{ message }] }],
    });
    const spec = (title: string, ...tests: object[]) => ({ title, file: "form.spec.ts", tests });
    const report = {
      suites: [
        {
          specs: [spec("opens", test("expected")), spec("waits", test("skipped"))],
          suites: [{ specs: [spec("sends", test("unexpected", "no button")), spec("retries", test("flaky", "late"))] }],
        },
      ],
      errors: [{ message: "the server did not start" }],
    };

    expect(readPlaywrightReport(JSON.stringify(report))).toEqual({
      passed: 1,
      skipped: 1,
      failures: [
        { title: "http › form.spec.ts: sends", details: "no button" },
        { title: "http › form.spec.ts: retries", details: "late" },
        { title: "playwright", details: "the server did not start" },
      ],
    });
  });
});

describe("heldAgainstExit", () => {
  const ended = { code: 0, output: "what the tool said", hasTimedOut: false };

  it("leaves a green run alone", () => {
    expect(heldAgainstExit(green, ended)).toEqual(green);
  });

  it("does not believe a report whose tool crashed", () => {
    expect(heldAgainstExit(green, { ...ended, code: 134 }).failures).toEqual([
      { title: "ended with code 134", details: "what the tool said" },
    ]);
  });

  it("takes a run without tests as a failure", () => {
    expect(heldAgainstExit({ passed: 0, skipped: 4, failures: [] }, ended).failures).toHaveLength(1);
  });

  it("adds to the failures of a step that hung that it did", () => {
    const hung = heldAgainstExit(
      { ...green, failures: [{ title: "waits", details: "" }] },
      { ...ended, hasTimedOut: true },
    );

    expect(hung.failures).toHaveLength(2);
  });
});
