import type { Page, Route } from "@playwright/test";
import { everyTypeForm } from "../every-type-form.ts";
import { createFormOwner, storedAnswers } from "../published-forms.ts";
import { storedConversations } from "../stored-conversations.ts";
import { acme } from "../test-tenants.ts";
import { drawSubject, everyTypeAnswers, fillEveryType } from "./published-form-pages.ts";
import { freshAddress, signIn } from "./sign-in-by-mail.ts";
import { alertOn, expect, readReference, send, test } from "./test.ts";

test.use({ expectedErrors: [/Failed to load resource/u], locale: "en-GB", timezoneId: "Europe/Berlin" });

const create = "**/api/trpc/conversation.create*";

test("a signed-in person is not asked who they are", async ({ page }) => {
  const email = freshAddress();
  const subject = drawSubject();
  await signIn(page, email);
  await page.goto("/acme/forms/it-support");
  await expect(page.getByText("Signed in as")).toContainText(email);
  await expect(page.getByLabel("Your name")).toHaveCount(0);
  await page.getByLabel("What is it about?").fill(subject);
  await page.getByLabel("What do you need help with?").selectOption("Something else");
  await page.getByLabel("What happened?").fill("It stays dark.");
  await send(page);

  await readReference(page);
  expect(await storedConversations(acme.id, subject)).toMatchObject([{ contact: { email } }]);
});

test("an answer that is lost is asked for: the form is stored once, and nobody learns of it", async ({ page }) => {
  const owner = await createFormOwner(everyTypeForm);
  const subject = drawSubject();
  await page.route(create, loseAnswer, { times: 1 });
  await page.goto(`/${owner.slug}/forms/${owner.key}`);
  await fillEveryType(page, subject);
  await send(page);

  await readReference(page);
  // It refuses to find two.
  expect(await storedAnswers(owner.tenantId, subject)).toMatchObject({ answers: everyTypeAnswers });
});

test("a form that cannot be sent offline keeps its text, and is sent once it can be", async ({ page }) => {
  const owner = await createFormOwner(everyTypeForm);
  const subject = drawSubject();
  await page.goto(`/${owner.slug}/forms/${owner.key}`);
  await fillEveryType(page, subject);
  await page.context().setOffline(true);
  await expect(page.getByText("You are offline. Keep writing")).toBeVisible();
  await send(page);
  await expect(alertOn(page, "You are offline")).toBeFocused();
  await page.context().setOffline(false);
  await expect(alertOn(page, "You are back online")).toBeVisible();
  await expect(page.getByLabel("A line")).toHaveValue(subject);
  await send(page);

  await readReference(page);
  expect(await storedAnswers(owner.tenantId, subject)).toMatchObject({ answers: everyTypeAnswers });
});

test("targets of every type of field are large enough to be hit", async ({ page }) => {
  const owner = await createFormOwner(everyTypeForm);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`/${owner.slug}/forms/${owner.key}`);

  const small = await smallTargets(page);
  expect(small).toEqual([]);
});

async function smallTargets(page: Page): Promise<string[]> {
  const targets = page.locator(
    "a:visible, button:visible, select:visible, textarea:visible, .choice:visible, .control:visible",
  );
  const sizes = await targets.evaluateAll((elements) =>
    elements.map((element) => ({ html: element.outerHTML.slice(0, 80), box: element.getBoundingClientRect() })),
  );
  expect(sizes.length).toBeGreaterThan(20);
  // The way past the header is as small as a link until it is shown.
  return sizes
    .filter(({ html, box }) => !html.includes("skip-link") && Math.min(box.width, box.height) < 24)
    .map(({ html }) => html);
}

/** The request arrives; its answer does not. */
async function loseAnswer(route: Route): Promise<void> {
  await route.fetch();
  await route.abort();
}
