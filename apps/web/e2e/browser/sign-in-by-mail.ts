import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect } from "./test.ts";

/** An address that no other test uses. */
export function freshAddress(): string {
  return `grace-${randomUUID().slice(0, 8)}@example.com`;
}

/** Asks for a link on a help center's page, and finds it among the mails. */
export async function askForLink(page: Page, email: string, home = "/acme"): Promise<string> {
  await page.goto(`${home}/sign-in`);
  await page.getByLabel("Email address").fill(email);
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await expect(page.getByRole("heading", { name: "Check your inbox" })).toBeVisible();
  return mailedLink(page, email);
}

/** Reads the newest link to an address off the page of mails that went nowhere. */
export async function mailedLink(page: Page, email: string): Promise<string> {
  const link = page.getByRole("article").filter({ hasText: email }).getByRole("link").first();
  await expect(async () => {
    await page.goto("/development/mails");
    await expect(link).toBeVisible({ timeout: 1_000 });
  }).toPass();
  return (await link.getAttribute("href")) ?? "";
}

/** Signs in at acme in the way a person does. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(await askForLink(page, email));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Signed in as")).toBeVisible();
}
