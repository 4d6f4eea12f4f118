import { type Browser, chromium, type Page } from "@playwright/test";
import { median } from "../../scripts/stress/statistics.ts";
import { chromiumFlags } from "../pages/measure-pages.ts";
import { firstRenderTimes, typeInto, watchFirstRender } from "./in-page.ts";

const keystrokes = 200;

/** What somebody notices of a form, in milliseconds; medians. */
export interface FormVisit {
  /** From the last byte of the page to its first picture. */
  readonly paintedMs: number;
  /** From the last byte of the page to its scripts having taken over. */
  readonly liveMs: number;
  /** The work of one keystroke: draft, conditions and what React renders of them, until the page could take the next. */
  readonly keystrokeMs: number;
  /** The same of a choice that turns conditions around. */
  readonly turnMs: number;
}

export const noVisit: FormVisit = {
  paintedMs: Number.NaN,
  liveMs: Number.NaN,
  keystrokeMs: Number.NaN,
  turnMs: Number.NaN,
};

/** Opens the large form that many times, always as a stranger, and types into it. */
export async function visitForm(
  executablePath: string,
  { url, visits }: { url: string; visits: number },
): Promise<FormVisit> {
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  try {
    return { ...(await measureFirstRender(browser, { url, visits })), ...(await measureKeystrokes(browser, url)) };
  } finally {
    await browser.close();
  }
}

async function measureFirstRender(browser: Browser, { url, visits }: { url: string; visits: number }) {
  const times: ReturnType<typeof firstRenderTimes>[] = [];
  for (let visit = 0; visit < visits; visit += 1) {
    const page = await openForm(browser, url);
    times.push(await page.evaluate(firstRenderTimes));
    await page.context().close();
  }
  return {
    paintedMs: median(times.map(({ paintedMs }) => paintedMs)),
    liveMs: median(times.map(({ liveMs }) => liveMs)),
  };
}

async function measureKeystrokes(browser: Browser, url: string) {
  const page = await openForm(browser, url);
  const plain = await page.evaluate(typeInto, { name: "answer-topic", keystrokes });
  // The field that stands first in the chains of conditions: every second keystroke turns fields around.
  const turning = await page.evaluate(typeInto, { name: "answer-f0", keystrokes });
  return { keystrokeMs: median(plain), turnMs: median(turning) };
}

/** Opens the form with an empty cache and waits for its scripts. */
async function openForm(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await page.addInitScript(watchFirstRender);
  await page.goto(url);
  await page.waitForFunction(() => performance.getEntriesByName("form-live").length > 0);
  return page;
}
