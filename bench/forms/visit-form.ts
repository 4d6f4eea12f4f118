import { largeAnswers, largeForm } from "@portal/contract/form-testing";
import { readFormSubmission, type FormDocument } from "@portal/contract/form";
import { publishForm, saveDraft } from "@portal/api/operator";
import { chromium, type Browser, type Page } from "@playwright/test";
import { buildWeb } from "../build-web.ts";
import { findChromium } from "../chromium.ts";
import { withoutSettings } from "../environment.ts";
import { stopSignal } from "../stop-signal.ts";
import { atMost, noted, tableOf, type Finding } from "../stress/findings.ts";
import { median, quantile } from "../stress/statistics.ts";
import { startStressedPortal, type StressedPortal } from "../stress/stressed-portal.ts";
import { firstRenderTimes, typeInto, watchFirstRender } from "./in-page.ts";

const key = "large";
const visits = 15;
const keystrokes = 200;
const validations = 500;
const minuteMs = 60_000;

/** What is asked of a form of 200 fields with 100 conditions, in milliseconds. */
const limitsMs = { firstRender: 200, keystroke: 5, validation: 5 };

/** Measures a large form: its first render and a keystroke in Chromium against a portal of its own, and the check of what it sends. */
export async function measureForms(signal: AbortSignal): Promise<Finding[]> {
  const executablePath = await findChromium({ cwd: ".", env: withoutSettings(), signal, timeoutMs: 10 * minuteMs });
  await using portal = await startStressedPortal();
  await publishLargeForm(portal);
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ args, ...(executablePath !== undefined && { executablePath }) });
  try {
    return [
      ...(await measureFirstRender(browser, portal)),
      ...(await measureKeystrokes(browser, portal)),
      ...measureValidation(),
    ];
  } finally {
    await browser.close();
  }
}

/** The form of the contract's tests, with the two questions before it without which none can be published. */
function askedForm(): FormDocument {
  const large = largeForm();
  return {
    ...large,
    fields: [
      { type: "text", key: "topic", label: { en: "Topic" }, required: true, maps_to: "subject" },
      { type: "textarea", key: "details", label: { en: "Details" }, required: true, maps_to: "description" },
      ...large.fields,
    ],
  };
}

async function publishLargeForm({ inspection, tenantId }: StressedPortal): Promise<void> {
  const name = { tenantId, key, requestId: "bench" };
  await saveDraft(inspection, { ...name, document: askedForm() });
  const published = await publishForm(inspection, name);
  if (published.kind !== "published") throw new Error(`The form was not published: ${JSON.stringify(published)}`);
}

/** From the last byte of the page to its first picture, and to its scripts having taken over; each visit with an empty cache. */
async function measureFirstRender(browser: Browser, { origin }: StressedPortal): Promise<Finding[]> {
  const painted: number[] = [];
  const live: number[] = [];
  for (let visit = 0; visit < visits; visit += 1) {
    const context = await browser.newContext({ locale: "en-GB" });
    const page = await context.newPage();
    await page.addInitScript(watchFirstRender);
    await page.goto(`${origin}/acme/forms/${key}`);
    const times = await readFirstRender(page);
    painted.push(times.paintedMs);
    live.push(times.liveMs);
    await context.close();
  }
  return [
    atMost("first render: page here to first picture, median (ms)", median(painted), limitsMs.firstRender),
    noted("first render: the same, 95th percentile (ms)", quantile(painted, 0.95)),
    noted("page here to scripts live, median (ms)", median(live)),
  ];
}

async function readFirstRender(page: Page): Promise<ReturnType<typeof firstRenderTimes>> {
  await page.waitForFunction(() => performance.getEntriesByName("form-live").length > 0);
  return page.evaluate(firstRenderTimes);
}

/** The work of one keystroke: draft, conditions and what React renders of them, until the page could take the next. */
async function measureKeystrokes(browser: Browser, { origin }: StressedPortal): Promise<Finding[]> {
  const page = await browser.newPage({ locale: "en-GB" });
  await page.addInitScript(watchFirstRender);
  await page.goto(`${origin}/acme/forms/${key}`);
  await readFirstRender(page);
  const plain = await page.evaluate(typeInto, { name: "answer-topic", keystrokes });
  // The field that stands first in the chains of conditions: every second keystroke turns fields around.
  const turning = await page.evaluate(typeInto, { name: "answer-f0", keystrokes });
  await page.close();
  return [
    atMost("keystroke, median (ms)", median(plain), limitsMs.keystroke),
    noted("keystroke, 95th percentile (ms)", quantile(plain, 0.95)),
    atMost("choice that turns conditions around, median (ms)", median(turning), limitsMs.keystroke),
    noted("choice that turns conditions around, 95th percentile (ms)", quantile(turning, 0.95)),
  ];
}

/** The check that the procedure makes of what was filled in. */
function measureValidation(): Finding[] {
  const document = askedForm();
  const body = { subject: "A topic", description: "Details", custom_attrs: largeAnswers() };
  const times = Array.from({ length: validations }, () => {
    const startedAt = performance.now();
    const reading = readFormSubmission(document, body);
    if (!reading.success) throw new Error(`The answers are refused: ${JSON.stringify(reading.problems[0])}`);
    return performance.now() - startedAt;
  });
  return [
    atMost("check of a submission, median (ms)", median(times), limitsMs.validation),
    noted("check of a submission, first one (ms)", times[0] ?? Number.NaN),
  ];
}

if (import.meta.main) {
  const signal = stopSignal();
  const { code, output } = await buildWeb(signal);
  if (code !== 0) throw new Error(`${output}\nThe web app does not build.`);
  const findings = await measureForms(signal);
  process.stdout.write(`${tableOf("forms", findings)}\n`);
  process.exitCode = findings.every(({ holds }) => holds) ? 0 : 1;
}
