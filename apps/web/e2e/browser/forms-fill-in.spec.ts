import type { Route } from "@playwright/test";
import { everyTypeForm, everyTypeFormVersion2 } from "../every-type-form.ts";
import { createFormOwner, storedAnswers, type FormOwner } from "../published-forms.ts";
import { storedFiles } from "../stored-files.ts";
import { acme } from "../test-tenants.ts";
import { brokenRules, drawSubject, everyTypeAnswers, fillEveryType } from "./published-form-pages.ts";
import { alertOn, expect, readReference, send, test } from "./test.ts";

test.use({ expectedErrors: [/Failed to load resource/u], locale: "en-GB", timezoneId: "Europe/Berlin" });

const addressOf = ({ slug, key }: FormOwner) => `/${slug}/forms/${key}`;

function textFile(mark: string) {
  return { name: `file ${mark}.txt`, mimeType: "text/plain", buffer: Buffer.from(`File ${mark}\n`) };
}

test("the plain page leads to a tenant's forms", async ({ page }) => {
  await page.goto("/acme");
  await page.getByRole("navigation", { name: "Other forms" }).getByRole("link", { name: "IT support" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "IT support" })).toBeVisible();
  await expect(page).toHaveTitle(`IT support – ${acme.title}`);
  expect((await page.goto("/acme/forms/nothing"))?.status()).toBe(404);
});

test("every type of field is sent as what it is", async ({ page }) => {
  const owner = await createFormOwner(everyTypeForm);
  const subject = drawSubject();
  await page.goto(addressOf(owner));
  await fillEveryType(page, subject);
  await send(page);

  await readReference(page);
  expect(await storedAnswers(owner.tenantId, subject)).toEqual({ version: 1, answers: everyTypeAnswers });
});

test("files answer their question: too many are refused, and those that are chosen outlive a newer version", async ({
  page,
}) => {
  const owner = await createFormOwner(everyTypeForm);
  const subject = drawSubject();
  await page.goto(addressOf(owner));
  await fillEveryType(page, subject);
  const rows = page.getByRole("list", { name: "Chosen files" }).getByRole("listitem");
  await page.getByLabel("Some files").setInputFiles([textFile("1"), textFile("2"), textFile("3")]);
  await expect(rows.nth(2)).toContainText("At most 2 files can be sent");
  await send(page);
  await expect(alertOn(page, "There is a problem").getByRole("link")).toHaveText([/Some files.*at most.*2.*files/u]);
  await page.getByRole("button", { name: "Remove file 3.txt" }).click();
  await page.getByRole("button", { name: "Remove file 2.txt" }).click();
  await page.getByLabel("Some files").setInputFiles([{ ...textFile("2"), name: "2.pdf", mimeType: "application/pdf" }]);
  await expect(rows.nth(1)).toContainText("This kind of file cannot be sent");
  await send(page);
  await expect(alertOn(page).getByRole("link")).toHaveText([/Some files.*kinds/u]);
  await page.getByRole("button", { name: "Remove 2.pdf" }).click();
  await page.getByLabel("Some files").setInputFiles([textFile("2")]);
  await owner.publish(everyTypeFormVersion2);
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await page.getByRole("button", { name: "Use the newer form" }).click();
  await page.getByLabel("One colour").selectOption("Blue");
  await send(page);

  await readReference(page);
  const files = await storedFiles(owner.tenantId, subject);
  expect(files.map(({ filename }) => filename)).toEqual(["file 1.txt", "file 2.txt"]);
});

test("files show how far they are, survive a reload, and are forgotten with the rest", async ({ page }) => {
  const owner = await createFormOwner(everyTypeForm);
  const subject = drawSubject();
  const rows = page.getByRole("list", { name: "Chosen files" }).getByRole("listitem");
  const held: Route[] = [];
  await page.route("**/attachments/uploads/**", (route) => void held.push(route));
  await page.goto(addressOf(owner));
  await page.getByLabel("Some files").setInputFiles([textFile("1")]);
  await expect(page.getByRole("progressbar", { name: "Upload of file 1.txt" })).toBeVisible();
  await expect.poll(() => held.length).toBe(1);
  await Promise.all(held.map((route) => route.continue()));
  await page.unroute("**/attachments/uploads/**");
  await expect(rows).toContainText("Uploaded");
  await page.reload();
  await expect(rows).toContainText("Uploaded");
  await fillEveryType(page, subject);
  await send(page);
  await readReference(page);
  expect(await storedFiles(owner.tenantId, subject)).toMatchObject([{ filename: "file 1.txt" }]);

  await page.goto(addressOf(owner));
  await expect(rows).toHaveCount(0);
  await page.getByLabel("Some files").setInputFiles([textFile("2")]);
  await expect(rows).toContainText("Uploaded");
  await page.getByRole("button", { name: "Forget what I typed" }).click();
  await expect(rows).toHaveCount(0);
  await page.reload();
  await expect(page.getByLabel("Some files")).toBeVisible();
  await expect(rows).toHaveCount(0);
});

test("a moment is in the device's time zone unless another is chosen", async ({ page }) => {
  const owner = await createFormOwner(everyTypeForm);
  const subject = drawSubject();
  await page.goto(addressOf(owner));
  await expect(page.getByLabel("Time zone")).toHaveValue("Europe/Berlin");
  await fillEveryType(page, subject);
  await page.getByLabel("A moment").fill("2026-07-01T09:30");
  await page.getByLabel("Time zone").selectOption("Europe/Berlin");
  await send(page);

  await readReference(page);
  expect(await storedAnswers(owner.tenantId, subject)).toMatchObject({
    answers: { moment: "2026-07-01T09:30:00+02:00" },
  });
});

test("Acme's form can be filled in from the keyboard alone, conditions and problems included", async ({ page }) => {
  const subject = drawSubject();
  await page.goto("/acme/forms/it-support");
  await page.getByLabel("What is it about?").focus();
  await page.keyboard.type(subject);
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("What do you need help with?")).toBeFocused();
  await expect(page.getByLabel("Which device?")).toBeHidden();
  await page.keyboard.type("A device");
  await expect(page.getByLabel("Which device?")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "More questions have been added." })).toBeAttached();
  await expect(page.getByLabel("What do you need help with?")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Which device?")).toBeFocused();
  await page.keyboard.type("Laptop");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Serial number")).toBeFocused();
  await expect(page.getByLabel("Serial number")).toHaveAttribute("required", "");
  await page.keyboard.type("nonsense");
  await page.keyboard.press("Enter");

  await expect(alertOn(page, "There is a problem")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const serial = page.getByLabel("Serial number");
  await expect(serial).toBeFocused();
  await expect(serial).toHaveAttribute("aria-invalid", "true");
  await expect(serial).toHaveAccessibleDescription(/AC-204815.*Serial number.*write it like.*AA-999999/u);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("AC-204815");
  await page.getByLabel("What happened?").focus();
  await page.keyboard.type("It stays dark.");
  await page.getByLabel("Your name").focus();
  await page.keyboard.type("Ada");
  await page.keyboard.press("Tab");
  await page.keyboard.type("ada@example.com");
  await page.keyboard.press("Enter");

  await readReference(page);
  expect(await storedAnswers(acme.id, subject)).toEqual({
    version: 2,
    answers: { device: ["laptop", "screen"], serial_number: "AC-204815", callback: false },
  });
});

test("what a condition hides again is not sent, and comes back as it was", async ({ page }) => {
  const subject = drawSubject();
  await page.goto("/acme/forms/it-support");
  await page.getByLabel("What is it about?").fill(subject);
  await page.getByLabel("What do you need help with?").selectOption("A program");
  await page.getByLabel("Which program?").fill("Editor");
  await page.getByLabel("What do you need help with?").selectOption("Something else");
  await expect(page.getByLabel("Which program?")).toBeHidden();
  await page.getByLabel("What do you need help with?").selectOption("A program");
  await expect(page.getByLabel("Which program?")).toHaveValue("Editor");
  await page.getByLabel("What do you need help with?").selectOption("Something else");
  await page.getByLabel("What happened?").fill("It stays dark.");
  await page.getByLabel("Your name").fill("Ada");
  await page.getByLabel("Email address").fill("ada@example.com");
  await send(page);

  await readReference(page);
  expect(await storedAnswers(acme.id, subject)).toEqual({ version: 2, answers: { callback: false } });
});

test("what is no number and no time is refused on its question, as it was typed", async ({ page }) => {
  const owner = await createFormOwner(everyTypeForm);
  await page.goto(addressOf(owner));
  await fillEveryType(page, drawSubject());
  await page.getByLabel("A number").fill("1,000");
  await page.getByLabel("Time zone").selectOption("Choose one");
  await send(page);

  const problems = alertOn(page, "There is a problem");
  await expect(problems).toBeFocused();
  await expect(problems.getByRole("link")).toHaveText([
    /A number.*write a number such as.*12\.5/u,
    /A moment.*time zone/u,
  ]);
  await expect(page.getByLabel("A number")).toHaveValue("1,000");
  await problems.getByRole("link", { name: /time zone/u }).click();
  await expect(page.getByLabel("Time zone")).toBeFocused();
});

test("a version that is published meanwhile is offered, with the answers carried over", async ({ page }) => {
  const owner = await createFormOwner(everyTypeForm);
  const subject = drawSubject();
  await page.goto(addressOf(owner));
  await fillEveryType(page, subject);
  await owner.publish(everyTypeFormVersion2);
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await page.getByRole("button", { name: "Use the newer form" }).click();

  const notice = page.locator(".newer-form");
  await expect(notice).toBeFocused();
  await expect(notice.getByRole("listitem")).toHaveText([/One colour: .*Red/u, /A day: .*2026-03-01/u]);
  await expect(page.getByLabel("A number of days")).toHaveValue("12.5");
  await expect(page.getByLabel("Medium")).toBeChecked();
  await expect(page.getByLabel("A device")).toHaveValue('["laptop","screen"]');
  await expect(page.getByText("New or changed", { exact: true })).toHaveCount(2);
  expect(await brokenRules(page)).toEqual([]);
  await page.getByLabel("One colour").selectOption("Blue");
  await send(page);
  await readReference(page);
  const { day: _, ...others } = everyTypeAnswers;
  expect(await storedAnswers(owner.tenantId, subject)).toEqual({ version: 2, answers: { ...others, colour: "blue" } });
});

test("a form that is no longer the newest is sent as it is, and the answer says so", async ({ page }) => {
  const owner = await createFormOwner(everyTypeForm);
  const subject = drawSubject();
  await page.goto(addressOf(owner));
  await fillEveryType(page, subject);
  await owner.publish(everyTypeFormVersion2);
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await page.getByRole("button", { name: "Keep this one" }).click();
  await expect(page.getByRole("button", { name: "Use the newer form" })).toBeHidden();
  await expect(page.getByLabel("A day")).toHaveValue("2026-03-01");
  await send(page);

  await readReference(page);
  await expect(page.getByText("The form has changed since you opened it.")).toBeVisible();
  expect(await storedAnswers(owner.tenantId, subject)).toEqual({ version: 1, answers: everyTypeAnswers });
});

test("a reload brings back what was typed, a newer version is offered then too, and forgetting leaves nothing", async ({
  page,
}) => {
  const owner = await createFormOwner(everyTypeForm);
  await page.goto(addressOf(owner));
  await fillEveryType(page, "My line");
  await page.reload();
  await expect(page.getByText("We put back what you had typed")).toBeVisible();
  await expect(page.getByLabel("A line")).toHaveValue("My line");
  await expect(page.getByLabel("Large")).toBeChecked();
  await expect(page.getByLabel("Small")).not.toBeChecked();
  await expect(page.getByLabel("Time zone")).toHaveValue("+01:00");
  await owner.publish(everyTypeFormVersion2);
  await page.reload();
  await expect(page.getByLabel("A day")).toHaveValue("2026-03-01");
  await expect(page.getByRole("button", { name: "Use the newer form" })).toBeVisible();

  await page.getByRole("button", { name: "Forget what I typed" }).click();
  await expect(page.getByRole("button", { name: "Forget what I typed" })).toBeFocused();
  await expect(page.getByLabel("A line")).toHaveValue("");
  await expect(page.getByLabel("Your name")).toHaveValue("");
  await expect(page.getByLabel("Large")).not.toBeChecked();
  const kept = await page.evaluate(() =>
    JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)]),
  );
  expect(kept).not.toContain("My line");
  await page.reload();
  await expect(page.getByLabel("A line")).toHaveValue("");
});

test("a link fills in what its form allows, what it accepts, and nothing that is hidden", async ({ page }) => {
  const owner = await createFormOwner(everyTypeForm);
  await page.goto(`${addressOf(owner)}?amount=7.5&colour=red&secret=x&subject=no&careful=true`);

  await expect(page.getByLabel("A number")).toHaveValue("7.5");
  await expect(page.getByLabel("One colour")).toHaveValue("red");
  await expect(page.getByLabel("A line")).toHaveValue("");
  await expect(page.getByLabel("I was careful")).not.toBeChecked();
  await page.getByLabel("One colour").selectOption("Blue");
  await expect(page.getByLabel("Only if blue")).toHaveValue("");
  await page.goto(`${addressOf(owner)}?amount=1000`);
  await expect(page.getByLabel("A number")).not.toHaveValue("1000");
});
