import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { verdictOn } from "@portal/contract/form-testing";
import { expect, test, type Page } from "@playwright/test";

const sources = new URL("../../../../packages/contract/src", import.meta.url);
const site = "http://evaluator.localhost";
const formCount = 2_000;

/** Gives the page the very sources of the evaluator, without their types. */
async function openEvaluator(page: Page): Promise<void> {
  await page.route(`${site}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (!pathname.endsWith(".ts")) return route.fulfill({ contentType: "text/html", body: "<!doctype html>" });
    const source = await readFile(new URL(sources.href + pathname), "utf8");
    return route.fulfill({ contentType: "text/javascript", body: stripTypeScriptTypes(source) });
  });
  await page.goto(site);
}

test("a browser says of drawn forms and answers what the server says", async ({ page }) => {
  await openEvaluator(page);

  const inBrowser: unknown = await page.evaluate(
    `import("/form-testing.ts").then(({ verdictOn }) => Array.from({ length: ${formCount} }, (_, seed) => verdictOn(seed)))`,
  );

  expect(inBrowser).toEqual(Array.from({ length: formCount }, (_, seed) => verdictOn(seed)));
});
