import type { FormDocument } from "@portal/contract/form";
import { createFormOwner } from "../published-forms.ts";
import { brokenRules } from "./published-form-pages.ts";
import { expect, test } from "./test.ts";

test.use({ locale: "en-GB" });

const bareForm: FormDocument = {
  format: 1,
  default_locale: "en",
  locales: ["en"],
  title: { en: "Bare" },
  fields: [
    { type: "text", key: "subject", label: { en: "Subject" }, required: true, maps_to: "subject" },
    { type: "textarea", key: "details", label: { en: "Description" }, required: true, maps_to: "description" },
  ],
};

test("a form that is not open yet says when it will be, and one that has closed that it has", async ({ page }) => {
  const owner = await createFormOwner({ ...bareForm, opens_at: "2999-01-02T09:00:00Z" });
  await page.goto(`/${owner.slug}/forms/${owner.key}`);
  await expect(page.getByRole("heading", { name: "This form is closed" })).toBeVisible();
  await expect(page.getByText(/It opens on.*2999.*UTC/u)).toBeVisible();
  expect(await brokenRules(page)).toEqual([]);

  await owner.publish({ ...bareForm, closes_at: "2020-01-02T09:00:00Z" });
  await page.reload();
  await expect(page.getByRole("heading", { name: "This form is closed" })).toBeVisible();
  await expect(page.getByText("It opens on")).toBeHidden();
  await expect(page.getByRole("button", { name: "Send request" })).toBeHidden();
});

test("a form for signed-in people leads visitors to the way in", async ({ page }) => {
  const owner = await createFormOwner({ ...bareForm, sign_in_required: true });
  await page.goto(`/${owner.slug}/forms/${owner.key}?lang=de`);
  await expect(page.getByRole("heading", { name: /Melden Sie sich an/u })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Anmelden" }).click();

  await expect(page).toHaveURL(new RegExp(`/${owner.slug}/sign-in$`, "u"));
});

test("a form whose language is not the page's says so in its markup", async ({ page }) => {
  const owner = await createFormOwner(bareForm);
  await page.goto(`/${owner.slug}/forms/${owner.key}?lang=ar`);

  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.getByText("Subject")).toHaveAttribute("lang", "en");
  expect(await brokenRules(page)).toEqual([]);
});
