import type { Browser, CDPSession } from "@playwright/test";
import { z } from "zod";

const slowDown = 4;
/** As long without a long task as the usual definition of "time to interactive" waits for. */
const quietMs = 2_000;

/** What a visitor's browser gets and when. */
export interface PageFigures {
  /** As it crossed the network, compressed, without headers; kilobytes of 1000 bytes. */
  readonly scriptKb: number;
  readonly styleKb: number;
  /** From the beginning of the navigation to the end of the last long task, on a processor four times slower. */
  readonly interactiveMs: number;
  readonly firstByteMs: number;
}

const timingSchema = z.object({ interactiveMs: z.number(), firstByteMs: z.number() });

/** Opens a page in a new profile with an empty cache. */
export async function openPage(browser: Browser, url: string): Promise<PageFigures> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowDown });
    const receivedKb = await watchTransfers(session);
    await page.addInitScript(watchLongTasks);
    await page.goto(url, { waitUntil: "load" });
    await page.waitForTimeout(quietMs);
    const { interactiveMs, firstByteMs } = timingSchema.parse(await page.evaluate(readTiming));
    return { scriptKb: receivedKb("Script"), styleKb: receivedKb("Stylesheet"), interactiveMs, firstByteMs };
  } finally {
    await context.close();
  }
}

async function watchTransfers(session: CDPSession): Promise<(type: string) => number> {
  const typeOf = new Map<string, string>();
  const bytesOf = new Map<string, number>();
  session.on("Network.responseReceived", ({ requestId, type }) => typeOf.set(requestId, type));
  session.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    const type = typeOf.get(requestId) ?? "";
    bytesOf.set(type, (bytesOf.get(type) ?? 0) + encodedDataLength);
  });
  await session.send("Network.enable");
  return (type) => (bytesOf.get(type) ?? 0) / 1_000;
}

// These two run in the page.
function watchLongTasks(): void {
  const ends: number[] = [];
  Reflect.set(window, "longTaskEnds", ends);
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) ends.push(startTime + duration);
  }).observe({ type: "longtask", buffered: true });
}

function readTiming(): unknown {
  const [navigation] = performance.getEntriesByType("navigation");
  const painted = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
  const ends: unknown = Reflect.get(window, "longTaskEnds");
  if (!(navigation instanceof PerformanceNavigationTiming) || !Array.isArray(ends)) return null;
  const numbers = ends.map(Number);
  return {
    interactiveMs: Math.max(painted, navigation.domContentLoadedEventEnd, ...numbers),
    firstByteMs: navigation.responseStart - navigation.requestStart,
  };
}
