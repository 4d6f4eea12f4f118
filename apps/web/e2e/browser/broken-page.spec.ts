import { brokenRules } from "./published-form-pages.ts";
import { expect, test } from "./test.ts";

// React says what broke; and no icon is left but the one that the browser looks for by itself.
test.use({ expectedErrors: [/broken by the test|favicon\.ico/u] });

for (const { language, direction, heading } of [
  { language: "en", direction: "ltr", heading: "Something went wrong on our side" },
  { language: "ar", direction: "rtl", heading: "حدث خطأ من جانبنا" },
] as const) {
  test(`a page that breaks around everything says so in ${language}, the language that it was in`, async ({ page }) => {
    // Every frame writes its links to other languages with this, so that none is left to stand in.
    await page.addInitScript(() => {
      URLSearchParams.prototype.set = () => {
        throw new Error("broken by the test");
      };
    });
    await page.context().addCookies([{ name: "portal.language", value: language, domain: "localhost", path: "/" }]);
    await page.goto("/acme");

    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    await expect(page.getByRole("navigation")).toHaveCount(0);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.locator("html")).toHaveCSS("direction", direction);
    expect(await brokenRules(page)).toEqual([]);
  });
}
