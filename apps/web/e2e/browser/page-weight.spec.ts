import type { Page } from "@playwright/test";
import { expect, test } from "./test.ts";

/** Kilobytes of 1000 bytes as they cross the network, headers and all: what was reached, and a twentieth. */
const budgetsKb = { "/acme": 139, "/acme/forms/it-support": 151, "/acme/sign-in": 130 };
/** Long enough for whatever a page would fetch ahead by itself. */
const quietMs = 2_000;

/** Adds up the bytes of all scripts that a page gets; each with the packing that it came in. */
async function watchScripts(page: Page) {
  const session = await page.context().newCDPSession(page);
  const packings = new Map<string, string>();
  let bytes = 0;
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    if (type !== "Script") return;
    const headers = new Headers(response.headers);
    packings.set(requestId, headers.get("content-encoding") ?? "none");
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (packings.has(requestId)) bytes += encodedDataLength;
  });
  await session.send("Network.enable");
  return { packings: () => [...packings.values()], kilobytes: () => bytes / 1_000 };
}

for (const [path, budgetKb] of Object.entries(budgetsKb)) {
  test(`${path} loads no more than ${String(budgetKb)} KB of script, packed as well as it goes`, async ({ page }) => {
    const scripts = await watchScripts(page);
    await page.goto(path);
    await page.waitForTimeout(quietMs);

    expect(scripts.kilobytes()).toBeLessThan(budgetKb);
    expect(new Set(scripts.packings())).toEqual(new Set(["br"]));
  });
}
