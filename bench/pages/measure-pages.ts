import { type Browser, chromium } from "@playwright/test";
import { request } from "undici";
import { median } from "../../scripts/stress/statistics.ts";
import { openPage, type PageFigures } from "./open-page.ts";

/** The browser says nothing to anybody on its own. */
export const chromiumFlags = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"];
const visits = 3;

/** Opens a page in a browser of its own, several times and always as a stranger; medians. NaN without a browser or such a page. */
export async function measurePage(chromiumPath: string | undefined, url: string): Promise<PageFigures> {
  const { statusCode, body } = await request(url);
  await body.dump();
  if (chromiumPath === undefined || statusCode !== 200) return nothing;
  const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumFlags });
  try {
    return await medianVisit(browser, url);
  } finally {
    await browser.close();
  }
}

async function medianVisit(browser: Browser, url: string): Promise<PageFigures> {
  const found: PageFigures[] = [];
  for (let visit = 0; visit < visits; visit += 1) found.push(await openPage(browser, url));
  const of = (figure: keyof PageFigures) => median(found.map((figures) => figures[figure]));
  return {
    scriptKb: of("scriptKb"),
    styleKb: of("styleKb"),
    interactiveMs: of("interactiveMs"),
    firstByteMs: of("firstByteMs"),
  };
}

const nothing: PageFigures = {
  scriptKb: Number.NaN,
  styleKb: Number.NaN,
  interactiveMs: Number.NaN,
  firstByteMs: Number.NaN,
};
