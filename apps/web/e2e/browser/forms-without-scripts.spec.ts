import { everyTypeForm, everyTypeFormVersion2 } from "../every-type-form.ts";
import { createFormOwner, storedAnswers } from "../published-forms.ts";
import { storedFiles } from "../stored-files.ts";
import { acme } from "../test-tenants.ts";
import { drawSubject, everyTypeAnswers, fillEveryType } from "./published-form-pages.ts";
import { alertOn, expect, isolated, readReference, send, test } from "./test.ts";

test.use({ javaScriptEnabled: false, locale: "en-GB" });

test("without scripts every question is shown, and what does not apply is left out", async ({ page }) => {
  const subject = drawSubject();
  await page.goto("/acme/forms/it-support");
  await page.getByLabel("What is it about?").fill(subject);
  await page.getByLabel("What do you need help with?").selectOption("A program");
  await page.getByLabel("Serial number").fill("AC-204815");
  await page.getByLabel("Which program?").fill("Editor");
  await page.getByLabel("What happened?").fill("It stays dark.");
  await page.getByLabel("Your name").fill("Ada");
  await page.getByLabel("Email address").fill("ada@example.com");
  await expect(page.getByText("if it applies").first()).toBeVisible();
  await send(page);
  const reference = await readReference(page);
  await page.reload();

  expect(await readReference(page)).toBe(reference);
  expect(await storedAnswers(acme.id, subject)).toEqual({
    version: 2,
    answers: { program: "Editor", callback: false },
  });
});

test("without scripts a refused form comes back with every answer in it, in the version that was filled in", async ({
  page,
}) => {
  const owner = await createFormOwner(everyTypeForm);
  const subject = drawSubject();
  await page.goto(`/${owner.slug}/forms/${owner.key}`);
  await fillEveryType(page, subject);
  await page.getByLabel("A number").fill("1,000");
  await page.getByLabel("Time zone").selectOption("Choose one");
  await page.getByLabel("Some files").setInputFiles({
    name: "file.txt",
    mimeType: "text/plain",
    buffer: Buffer.alloc(900_000, "a line of text\n"),
  });
  await owner.publish(everyTypeFormVersion2);
  await send(page);

  await expect(alertOn(page, "There is a problem")).toBeFocused();
  await expect(alertOn(page).getByRole("link")).toHaveText([/A number.*write a number/u, /A moment.*time zone/u]);
  await expect(page.getByLabel("A number")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("A number")).toHaveValue("1,000");
  await expect(page.getByLabel("A line")).toHaveValue(subject);
  await expect(page.getByLabel("Large")).toBeChecked();
  await expect(page.getByLabel("A day")).toHaveValue("2026-03-01");
  await expect(page.getByLabel("A device")).toHaveValue('["laptop","screen"]');
  await expect(page.getByLabel("Your name")).toHaveValue("Ada Lovelace");
  await expect(page.getByLabel(`Send ${isolated("file.txt")}`)).toBeChecked();
  await page.getByLabel("A number").fill("12.5");
  await page.getByLabel("Time zone").selectOption("+01:00");
  await send(page);

  await readReference(page);
  await expect(page.getByText("The form has changed since you opened it.")).toBeVisible();
  expect(await storedAnswers(owner.tenantId, subject)).toMatchObject({ version: 1, answers: everyTypeAnswers });
  expect(await storedFiles(owner.tenantId, subject)).toMatchObject([{ filename: "file.txt", sizeBytes: 900_000 }]);
});
