import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { bareTenant } from "../test-tenants.ts";
import { alertOn, expect, fillRequest, readReference, send, test, typedRequest } from "./test.ts";

test.use({ expectedErrors: [/Failed to load resource/u] });

const longWord = "x".repeat(200);

/** Every state of the pages that a visitor can get to, by the way to it. */
const states: Record<string, (page: Page) => Promise<unknown>> = {
  "the form": (page) => page.goto("/acme"),
  "the form of a tenant with next to nothing": (page) => page.goto(`/${bareTenant.slug}`),
  "the form, filled in": async (page) => {
    await page.goto("/acme");
    await fillRequest(page, { ...typedRequest(), subject: longWord, description: longWord });
  },
  "the form with problems": async (page) => {
    await page.goto("/acme");
    await send(page);
    await expect(alertOn(page)).toBeFocused();
  },
  "the form offline": async (page) => {
    await page.goto("/acme");
    await fillRequest(page, typedRequest());
    await page.context().setOffline(true);
    await send(page);
    await expect(alertOn(page)).toBeFocused();
  },
  "the form after a fault": async (page) => {
    await page.route("**/api/trpc/**", (route) => route.fulfill({ status: 500, body: "" }));
    await page.goto("/acme");
    await fillRequest(page, typedRequest());
    await send(page);
    await expect(alertOn(page)).toBeFocused();
    // The answer has brought none to tell.
    await expect(alertOn(page)).not.toContainText("code");
  },
  "the form whose earlier text has arrived": async (page) => {
    const earlier = { id: randomUUID(), display_id: "REQ-7Q4M-2XKD", created_at: new Date().toISOString() };
    const data = {
      error_code: "idempotency_key_reused",
      detail: "",
      problems: [],
      request_id: "",
      retry_after_seconds: null,
    };
    const conflict = { error: { message: "", code: -32009, data: { code: "CONFLICT", httpStatus: 409, ...data } } };
    await page.route("**/conversation.create*", (route) => route.fulfill({ status: 409, json: conflict }));
    await page.route("**/conversation.receiptOfKey*", (route) =>
      route.fulfill({ json: { result: { data: earlier } } }),
    );
    await page.goto("/acme");
    await fillRequest(page, typedRequest());
    await send(page);
    await expect(alertOn(page)).toContainText(earlier.display_id);
  },
  "the form, cleared": async (page) => {
    await page.goto("/acme");
    await page.getByRole("button", { name: "Clear form" }).click();
    await expect(page.getByRole("button", { name: "Bring my text back" })).toBeVisible();
  },
  "the page after sending": async (page) => {
    await page.goto("/globex");
    await fillRequest(page, typedRequest());
    await send(page);
    await readReference(page);
  },
  "an unknown request": (page) => page.goto("/acme/sent/nothing"),
  "an unknown page": (page) => page.goto("/acme/nothing/here"),
  "an unknown tenant": (page) => page.goto("/nobody"),
  "a closed form": (page) => page.goto("/closed"),
  "the portal's own page": (page) => page.goto("/"),
  "the portal's own page with a problem": (page) => page.goto("/?name=%21"),
  "a form that asks for a sign-in": (page) => page.goto("/members"),
  "confirming a request": (page) => page.goto("/acme/confirm-request?token=x"),
  "confirming with a link that does not work": async (page) => {
    await page.goto("/acme/confirm-request?token=x");
    await page.getByRole("button", { name: "Yes, I sent it" }).click();
    await expect(page.getByRole("heading", { name: "This link does not work" })).toBeFocused();
  },
  "saying that it was somebody else": (page) => page.goto("/acme/not-me?token=x"),
  "asking for a sign-in link": (page) => page.goto("/acme/sign-in"),
  "a sign-in link under way": (page) => page.goto("/acme/sign-in/sent"),
  "opening a sign-in link": (page) => page.goto("/acme/sign-in/confirm?token=x"),
  "a sign-in link without a token": (page) => page.goto("/acme/sign-in/confirm"),
};

for (const [state, goThere] of Object.entries(states)) {
  test(`${state} breaks no rule of WCAG 2.2 AA that a machine can check, in light and dark`, async ({ page }) => {
    await goThere(page);

    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect(await brokenRules(page), colorScheme).toEqual([]);
    }
  });

  test(`${state} needs no scrolling sideways at 400 % zoom`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 256 });
    await goThere(page);

    const widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    expect(widths).toEqual([320, 320]);
  });
}

async function brokenRules(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

test("everything can be done from the keyboard", async ({ page }) => {
  const request = typedRequest();
  await page.goto("/acme");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to main content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Subject")).toBeFocused();
  await page.keyboard.type(request.subject);
  await page.keyboard.press("Tab");
  await page.keyboard.type("It was due on Monday.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("radio", { name: "Medium" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "High" })).toBeChecked();
  // Past the files, which have a journey of their own: what is taken, and the choice of files.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Your name")).toBeFocused();
  await page.keyboard.type(request.name);
  await page.keyboard.press("Tab");
  await page.keyboard.type("not an address");
  await page.keyboard.press("Enter");

  await expect(alertOn(page, "There is a problem")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Email address")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(request.email);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await readReference(page);
});

test("targets are large enough to be hit", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/acme");

  for (const control of await page
    .locator("a, button, input:not([type=hidden], [type=radio]), select, .choice")
    .all()) {
    const box = await control.boundingBox();
    expect(box?.height ?? 0, await control.innerText()).toBeGreaterThanOrEqual(24);
  }
});
