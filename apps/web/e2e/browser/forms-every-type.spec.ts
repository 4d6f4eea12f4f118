import type { Locator, Page } from "@playwright/test";
import { everyTypeForm } from "../every-type-form.ts";
import { createFormOwner, storedAnswers, type FormOwner } from "../published-forms.ts";
import { storedFiles } from "../stored-files.ts";
import { brokenRules, drawSubject, everyTypeAnswers, fillEveryType, sidewaysOverflow } from "./published-form-pages.ts";
import { alertOn, expect, readReference, test } from "./test.ts";

test.use({ expectedErrors: [/Failed to load resource/u], locale: "en-GB", timezoneId: "Europe/Berlin" });

const smallestTarget = 24;
const addressOf = ({ slug, key }: FormOwner) => `/${slug}/forms/${key}`;

const textFile = { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Hello\n") };

/** What every state of the page has to be, whatever its language. */
async function expectReachable(page: Page): Promise<void> {
  expect(await brokenRules(page)).toEqual([]);
  expect(await tooSmall(page)).toEqual([]);
  expect(await sidewaysOverflow(page)).toBe(0);
}

/** What can be pressed and is smaller than WCAG 2.2 wants it (2.5.8), in either direction; a box is pressed by its label. */
async function tooSmall(page: Page): Promise<string[]> {
  const targets = page.locator(
    "a, button, summary, input:not([type=checkbox], [type=hidden]), select, textarea, label:has(input[type=checkbox])",
  );
  return targets.and(page.locator(":visible")).evaluateAll(
    (found, smallest) =>
      found
        .map((target) => ({ target, box: target.getBoundingClientRect() }))
        .filter(({ box }) => Math.min(box.width, box.height) < smallest)
        .map(({ target, box }) => `${String(box.width)} x ${String(box.height)}: ${target.outerHTML.slice(0, 120)}`),
    smallestTarget,
  );
}

for (const { language, direction, problem, send: sendLabel } of [
  { language: "en", direction: "ltr", problem: "There is a problem", send: "Send request" },
  { language: "ar", direction: "rtl", problem: "هناك مشكلة", send: "إرسال الطلب" },
] as const) {
  test.describe(`every type of field in ${language}, on a small screen`, () => {
    test.use({ viewport: { width: 360, height: 740 } });

    test("can be reached while it is empty, and when it is refused", async ({ page }) => {
      test.slow();
      const owner = await createFormOwner(everyTypeForm);
      await page.goto(`${addressOf(owner)}?lang=${language}`);
      await expect(page.locator("html")).toHaveCSS("direction", direction);
      await expectReachable(page);

      await page.getByRole("button", { name: sendLabel }).click();
      const problems = alertOn(page, problem);
      await expect(problems).toBeFocused();
      // Two of the form's fields take no answer, the files need none, and one is hidden; the sender is asked twice.
      await expect(problems.getByRole("link")).toHaveCount(everyTypeForm.fields.length - 4 + 2);
      await expectReachable(page);
    });

    test("can be reached when it is filled in, files included", async ({ page }) => {
      test.slow();
      const owner = await createFormOwner(everyTypeForm);
      await page.goto(addressOf(owner));
      await fillEveryType(page, drawSubject());
      // Another language keeps what was typed, so that it is filled in by the same labels.
      await page.goto(`${addressOf(owner)}?lang=${language}`);
      await expect(page.locator("html")).toHaveCSS("direction", direction);
      await expect(page.locator("input[type=email]").first()).toHaveValue("other@example.com");
      await page.locator("input[type=file]").setInputFiles([textFile, { ...textFile, name: "no.exe" }]);
      await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(2);
      await expect(page.getByRole("progressbar")).toHaveCount(0);
      await expectReachable(page);
    });
  });
}

/** Goes on to the next control, which has to be this one: nothing is skipped, and nothing stands in between that shows no ring. */
async function tabTo(page: Page, control: Locator, { presses = 1 } = {}): Promise<void> {
  for (let press = 0; press < presses; press += 1) await page.keyboard.press("Tab");
  await expect(control).toBeFocused();
  const ring = await control.evaluate((focused) => {
    const box = focused.closest(".choice") ?? focused;
    return (
      Number.parseFloat(getComputedStyle(box).outlineWidth) * Number(getComputedStyle(box).outlineStyle !== "none")
    );
  });
  expect(ring, "the width of the ring").toBeGreaterThanOrEqual(2);
}

test("every type of field is answered from the keyboard alone", async ({ page }) => {
  test.slow();
  const owner = await createFormOwner(everyTypeForm);
  const subject = drawSubject();
  await page.goto(addressOf(owner));
  await page.getByRole("button", { name: "Forget what I typed" }).waitFor();
  const { keyboard } = page;

  await page.getByRole("link", { name: "Skip to main content" }).focus();
  await keyboard.press("Enter");
  await tabTo(page, page.getByLabel("A line"));
  await keyboard.type(subject);
  await tabTo(page, page.getByLabel("Some lines"));
  await keyboard.type("One\nTwo");
  await tabTo(page, page.getByLabel("A number"));
  await keyboard.type("12.5");
  await tabTo(page, page.getByLabel("One colour"));
  await keyboard.type("Red");
  await tabTo(page, page.getByLabel("Small"));
  await tabTo(page, page.getByLabel("Medium"));
  await keyboard.press("Space");
  await tabTo(page, page.getByLabel("Large"));
  await keyboard.press("Space");
  await tabTo(page, page.getByLabel("I was careful"));
  await keyboard.press("Space");
  await tabTo(page, page.getByLabel("A day"));
  // The same whether days or months come first.
  await keyboard.type("03032026");
  const pastTheCalendar = { presses: 2 };
  await tabTo(page, page.getByLabel("A moment"), pastTheCalendar);
  await keyboard.type("03032026");
  await keyboard.press("ArrowRight");
  // Where a day has 24 hours, nothing is left that takes the letter.
  await keyboard.type("0930A");
  await tabTo(page, page.getByLabel("Time zone"), pastTheCalendar);
  await keyboard.type("UTC+01:00");
  await tabTo(page, page.getByLabel("A page"));
  await keyboard.type("https://example.com/a");
  await tabTo(page, page.getByLabel("Another address"));
  await keyboard.type("other@example.com");
  await tabTo(page, page.getByLabel("A phone number"));
  await keyboard.type("+49 30 1234567");
  await tabTo(page, page.getByLabel("A device"));
  await keyboard.type("Laptop");
  await tabTo(page, page.getByLabel("I agree"));
  await keyboard.press("Space");
  const chooser = page.waitForEvent("filechooser");
  await tabTo(page, page.getByLabel("Some files"));
  await keyboard.press("Enter");
  await (await chooser).setFiles([textFile]);
  // One button, whether the file is still on its way or has come.
  const takeAway = page.getByRole("button", { name: /notes\.txt/u });
  await expect(takeAway).toBeVisible();
  await tabTo(page, takeAway);
  await tabTo(page, page.getByLabel("Your name"));
  await keyboard.type("Ada Lovelace");
  await tabTo(page, page.getByLabel("Email address"));
  await keyboard.type("ada@example.com");
  await tabTo(page, page.getByRole("button", { name: "Send request" }));
  await keyboard.press("Enter");

  await readReference(page);
  const moments = { day: "2026-03-03", moment: "2026-03-03T09:30:00+01:00" };
  const answers = { ...everyTypeAnswers, ...moments, files: [expect.any(String)] };
  expect(await storedAnswers(owner.tenantId, subject)).toEqual({ version: 1, answers });
  expect(await storedFiles(owner.tenantId, subject)).toMatchObject([{ filename: textFile.name }]);
});
