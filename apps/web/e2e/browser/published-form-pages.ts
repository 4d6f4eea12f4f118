import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** A subject that no other test sends. */
export function drawSubject(): string {
  return `A line ${randomUUID().slice(0, 8)}`;
}

/** Fills in every question of the form that has all types, rightly. */
export async function fillEveryType(page: Page, subject: string): Promise<void> {
  await page.getByLabel("A line").fill(subject);
  await page.getByLabel("Some lines").fill("One\nTwo");
  await page.getByLabel("A number").fill("12.5");
  await page.getByLabel("One colour").selectOption("Red");
  await page.getByLabel("Medium").check();
  await page.getByLabel("Large").check();
  await page.getByLabel("I was careful").check();
  await page.getByLabel("A day").fill("2026-03-01");
  await page.getByLabel("A moment").fill("2026-03-01T09:30");
  await page.getByLabel("Time zone").selectOption("+01:00");
  await page.getByLabel("A page").fill("https://example.com/a");
  await page.getByLabel("Another address").fill("other@example.com");
  await page.getByLabel("A phone number").fill("+49 30 1234567");
  await page.getByLabel("A device").selectOption("Laptop \u203A Screen");
  await page.getByLabel("I agree").check();
  await page.getByLabel("Your name").fill("Ada Lovelace");
  await page.getByLabel("Email address").fill("ada@example.com");
}

/** What is stored of {@link fillEveryType}. */
export const everyTypeAnswers = {
  amount: 12.5,
  colour: "red",
  sizes: ["m", "l"],
  careful: true,
  day: "2026-03-01",
  moment: "2026-03-01T09:30:00+01:00",
  page: "https://example.com/a",
  mail: "other@example.com",
  phone: "+49301234567",
  device: ["laptop", "screen"],
  consent: true,
};

/** The rules of WCAG 2.2 AA that a machine finds broken, in light and in dark. */
export async function brokenRules(page: Page): Promise<string[]> {
  const broken: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
      .analyze();
    broken.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${colorScheme} ${id}: ${html}`)));
  }
  return broken;
}

/** How much of a page lies outside its window, sideways, in CSS pixels. */
export async function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
