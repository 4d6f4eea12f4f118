import { randomUUID } from "node:crypto";
import { test as base, expect, type ConsoleMessage, type Locator, type Page } from "@playwright/test";

/** What somebody types into the form. */
export interface TypedRequest {
  subject: string;
  description: string;
  name: string;
  email: string;
}

interface Fixtures {
  /** Console errors that a test provokes: to a browser, an answer that refuses is one. */
  expectedErrors: RegExp[];
  watchedConsole: undefined;
}

/** Playwright's test, which fails on whatever a page complains of: its errors, and what its policy forbade. */
export const test = base.extend<Fixtures>({
  expectedErrors: [[], { option: true }],
  watchedConsole: [
    async ({ context, expectedErrors }, use) => {
      const complaints: string[] = [];
      context.on("console", (message) => {
        if (message.type() === "error") complaints.push(textOf(message));
      });
      context.on("weberror", (webError) => complaints.push(webError.error().message));
      await use(undefined);
      expect(complaints.filter((complaint) => !expectedErrors.some((kind) => kind.test(complaint)))).toEqual([]);
    },
    { auto: true },
  ],
});
export { expect };

/** A request that no other test sends. */
export function typedRequest(): TypedRequest {
  const mark = randomUUID().slice(0, 8);
  return {
    subject: `My parcel ${mark} has not arrived`,
    description: "It was due on Monday.\nThe tracking page says that it is still in the depot.",
    name: "Ada Lovelace",
    email: `ada-${mark}@example.com`,
  };
}

/** Fills in what a visitor is asked. */
export async function fillRequest(page: Page, { subject, description, name, email }: TypedRequest): Promise<void> {
  await page.getByLabel("Subject").fill(subject);
  await page.getByLabel("Description").fill(description);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Email address").fill(email);
}

/** Presses the form's main button. */
export async function send(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Send request" }).click();
}

/** What the page says went wrong. It stands in the main part: outside of it, Next keeps an alert of its own. */
export function alertOn(page: Page, name?: string): Locator {
  return page.getByRole("main").getByRole("alert", name === undefined ? {} : { name });
}

/** A name as it stands in a sentence: isolated, so that its direction turns nothing around it. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}

/** Waits for the page that says the request has arrived, and reads the reference on it. */
export async function readReference(page: Page): Promise<string> {
  await expect(page.getByRole("heading", { name: "We have your request" })).toBeVisible();
  return page.getByLabel("Your reference").innerText();
}

function textOf(message: ConsoleMessage): string {
  return `${message.text()} (${message.location().url})`;
}
