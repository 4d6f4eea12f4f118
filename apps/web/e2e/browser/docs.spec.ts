import { gzipSync } from "node:zlib";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { endpoints } from "@portal/contract/open-api";
import { expect, test } from "./test.ts";

const maxScriptBytes = 100_000;

/** A page of each kind, and what people make of one. */
const states: Record<string, (page: Page) => Promise<unknown>> = {
  "the overview": (page) => page.goto("/docs"),
  "an operation": (page) => page.goto("/docs/createConversation"),
  "the operation with the longest types": (page) => page.goto("/docs/getForm"),
  "a guide": (page) => page.goto("/docs/guides/webhooks"),
  "the errors": (page) => page.goto("/docs/errors"),
  "a page that is none": (page) => page.goto("/docs/guides/nothing"),
  "an unknown help center": (page) => page.goto("/docs?tenant=nobody-here"),
  "results while typing": async (page) => {
    await page.goto("/docs");
    await page.getByRole("searchbox").fill("conversation");
    await expect(page.getByRole("link", { name: /^Submit a request/u }).first()).toBeVisible();
  },
  "an answer to a try": async (page) => {
    await page.goto("/docs/createConversation");
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByText(/^200 .*ms$/u)).toBeVisible();
  },
};

test.describe("for everybody", () => {
  test.use({ expectedErrors: [/404/u] });

  for (const [state, goThere] of Object.entries(states)) {
    test(`${state}: no rule of accessibility is broken, in light and in dark`, async ({ page }) => {
      await goThere(page);

      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        expect(await brokenRules(page), colorScheme).toEqual([]);
      }
    });

    for (const width of [320, 360, 1280]) {
      test(`${state}: nothing scrolls sideways but code in its own box, at ${width} px`, async ({ page }) => {
        await page.setViewportSize({ width, height: 740 });
        await goThere(page);

        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      });
    }
  }
});

for (const { operationId } of endpoints) {
  test(`the page of ${operationId} needs less than 100 KB of compressed script`, async ({ page }) => {
    const scripts: Promise<Buffer>[] = [];
    page.on("response", (response) => {
      if (response.request().resourceType() === "script") scripts.push(response.body());
    });
    await page.goto(`/docs/${operationId}`, { waitUntil: "networkidle" });

    const sizes = (await Promise.all(scripts)).map((script) => gzipSync(script).length);
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(maxScriptBytes);
  });
}

test("nothing comes from another host", async ({ page, baseURL }) => {
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).origin));
  await page.goto("/docs/createConversation", { waitUntil: "networkidle" });

  expect([...hosts]).toEqual([new URL(baseURL ?? "").origin]);
});

test("search: a slash goes there, arrows go through what is found, Enter opens it, Escape leaves", async ({ page }) => {
  await page.goto("/docs?tenant=globex");
  await page.keyboard.press("/");
  const search = page.getByRole("searchbox", { name: "Search the documentation" });
  await expect(search).toBeFocused();
  await page.keyboard.type("receipt");
  const result = page.getByRole("search").getByRole("link", { name: /^Find out whether a submission landed/u });
  await expect(result).toBeVisible();
  await expect(page.getByRole("search").getByRole("status")).toHaveText(/^\d+ found$/u);
  await page.keyboard.press("Escape");
  await expect(result).toBeHidden();
  await expect(search).toBeFocused();
  await search.fill("idempotency_key_reused");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");

  await expect(page).toHaveURL("/docs/errors?tenant=globex#idempotency_key_reused");
});

test("a slash that somebody types stays a slash", async ({ page }) => {
  await page.goto("/docs/createConversation");
  const body = page.getByLabel("Body", { exact: true });
  await body.fill("");
  await body.press("/");

  await expect(body).toHaveValue("/");
});

test("the keyboard goes past the contents, and into code to scroll it", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/docs/createConversation");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  const code = page.getByRole("region", { name: "curl (Shell)" });
  await code.focus();
  await page.keyboard.press("ArrowRight");

  await expect.poll(() => code.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
});

test("the contents are folded away on a narrow screen, and open on a wide one", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/docs");
  const link = page.getByRole("navigation", { name: "Contents" }).getByRole("link", { name: "Errors", exact: true });
  await expect(link).toBeHidden();
  await page.getByText("Contents", { exact: true }).click();
  await expect(link).toBeVisible();
  await page.getByText("Contents", { exact: true }).click();
  await page.setViewportSize({ width: 1280, height: 740 });

  await expect(link).toBeVisible();
});

test("one language of the samples is shown, and stays chosen on the next page", async ({ page }) => {
  await page.goto("/docs/createConversation");
  await expect(page.getByRole("region", { name: "curl (Shell)" })).toBeVisible();
  await page.getByRole("radio", { name: "Python" }).check();
  await page.goto("/docs/getSettings");

  await expect(page.getByRole("radio", { name: "Python" })).toBeChecked();
  await expect(page.getByRole("region", { name: "Python (Python)" })).toBeVisible();
  await expect(page.getByRole("region", { name: "curl (Shell)" })).toBeHidden();
});

test.describe("trying it", () => {
  test("sends a dry run unless that is unticked, without cookies, and shows status, headers and body", async ({
    page,
  }) => {
    await page.goto("/docs/createConversation");
    const asked = page.waitForRequest("**/conversations/**");
    await page.getByRole("button", { name: "Send" }).click();

    expect(new URL((await asked).url()).pathname).toBe("/api/v1/help-center/conversations/validate");
    expect((await asked).headers()["cookie"]).toBeUndefined();
    await expect(page.getByText(/^200 .*ms$/u)).toBeVisible();
    await expect(page.getByRole("region", { name: "Headers of the answer" })).toContainText("x-request-id: ");
    await expect(page.getByRole("region", { name: "Body of the answer" })).toContainText('"channel": "portal_form"');
  });

  test("sends for real once it is unticked", async ({ page }) => {
    await page.goto("/docs/createConversation?tenant=globex");
    await page.getByRole("checkbox", { name: /^Dry run/u }).uncheck();
    await page.getByRole("button", { name: "Send" }).click();

    await expect(page.getByText(/^201 .*ms$/u)).toBeVisible();
    await expect(page.getByRole("region", { name: "Body of the answer" })).toContainText('"display_id"');
  });

  test.describe("with something wrong", () => {
    test.use({ expectedErrors: [/422|ERR_INTERNET_DISCONNECTED/u] });

    test("shows the refusal, and what it means is one link away", async ({ page }) => {
      await page.goto("/docs/createConversation");
      await page.getByLabel("Body", { exact: true }).fill("{}");
      await page.getByRole("button", { name: "Send" }).click();

      await expect(page.getByText(/^422 .*ms$/u)).toBeVisible();
      await page.getByRole("link", { name: "invalid_input" }).click();
      await expect(page.locator("#invalid_input")).toBeInViewport();
    });

    test("says that no answer came", async ({ page, context }) => {
      await page.goto("/docs/getHealth");
      await context.setOffline(true);
      await page.getByRole("button", { name: "Send" }).click();

      await expect(page.getByText("No answer came.")).toBeVisible();
    });
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("all samples are there, the contents are open, and the search has a page of its own", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto("/docs/createConversation?tenant=globex");
    for (const name of ["curl (Shell)", "TypeScript (TypeScript)", "Python (Python)"]) {
      await expect(page.getByRole("region", { name })).toBeVisible();
    }
    await expect(page.getByText("This form needs scripts.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Send" })).toBeHidden();
    await expect(
      page.getByRole("navigation", { name: "Contents" }).getByRole("link", { name: "Errors", exact: true }),
    ).toBeVisible();
    await page.getByRole("searchbox").fill("webhooks");
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("main").getByRole("link", { name: "Webhooks", exact: true }).click();

    await expect(page).toHaveURL("/docs/guides/webhooks?tenant=globex");
  });

  test("a reader fills in the name of a help center", async ({ page }) => {
    await page.goto("/docs/getSettings");
    await page.getByLabel("Your help center’s short name").fill(" Globex ");
    await page.getByRole("button", { name: "Fill in" }).click();

    await expect(page.getByText("The samples are filled with its id")).toContainText(
      "22222222-2222-4222-8222-222222222222",
    );
  });
});

test("on paper, every sample is there and nothing to press", async ({ page }) => {
  await page.goto("/docs/createConversation");
  await page.emulateMedia({ media: "print" });

  await expect(page.getByRole("region", { name: "Python (Python)" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Send" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Search" })).toBeHidden();
});

async function brokenRules(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
