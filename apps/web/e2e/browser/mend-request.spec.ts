import type { Page } from "@playwright/test";
import { acme } from "../test-tenants.ts";
import { storedConversations } from "../stored-conversations.ts";
import { alertOn, expect, fillRequest, isolated, readReference, send, test, typedRequest } from "./test.ts";

test.describe("problems that the page finds", () => {
  test("are all said at once, in a summary that takes the focus and leads to each field", async ({ page }) => {
    await page.goto("/acme");
    await page.getByLabel("Email address").fill("nobody");
    await send(page);

    const summary = alertOn(page, "There is a problem");
    await expect(summary).toBeFocused();
    await expect(summary.getByRole("link")).toHaveText([
      "Enter a subject",
      "Describe what you need help with",
      "Enter your name",
      `Enter an email address in the form ${isolated("name@example.com")}`,
    ]);
    await expect(page).toHaveTitle(`Error: Send a request – ${acme.title}`);
    await summary.getByRole("link", { name: "Enter your name" }).click();
    await expect(page.getByLabel("Your name")).toBeFocused();
    await expect(page.getByLabel("Your name")).toHaveAccessibleDescription("Error: Enter your name");
    await expect(page.getByLabel("Your name")).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByLabel("Email address")).toHaveValue("nobody");
  });

  test("are gone once they are mended", async ({ page }) => {
    await page.goto("/acme");
    await send(page);
    await expect(alertOn(page)).toBeVisible();
    await fillRequest(page, typedRequest());
    await send(page);

    await readReference(page);
  });

  test("include a text that is too long, of which nothing is cut off", async ({ page }) => {
    const request = { ...typedRequest(), subject: "x".repeat(260) };
    await page.goto("/acme");
    await fillRequest(page, request);
    await expect(page.getByRole("status").filter({ hasText: "Characters too many: 5" })).toBeAttached();
    await send(page);

    const sentence = "Shorten the subject to 255 characters or fewer";
    await expect(alertOn(page).getByRole("link", { name: sentence })).toBeVisible();
    await expect(page.getByLabel("Subject")).toHaveValue(request.subject);
  });
});

test.describe("problems that only the server finds", () => {
  test.use({ expectedErrors: [/status of 422/u] });

  test("land on their fields, and what was typed stays", async ({ page }) => {
    const request = typedRequest();
    await changeWhatIsSent(page, { priority: "whenever", email: "a@b" });
    await page.goto("/acme");
    await fillRequest(page, request);
    await send(page);

    const summary = alertOn(page, "There is a problem");
    await expect(summary).toBeFocused();
    await summary.getByRole("link", { name: "Choose one of the priorities" }).click();
    await expect(page.getByRole("radio", { name: "Low" })).toBeFocused();
    await expect(page.getByRole("group", { name: "Priority" })).toHaveAccessibleDescription(
      "Error: Choose one of the priorities",
    );
    await expect(page.getByLabel("Subject")).toHaveValue(request.subject);
    await expect(page.getByLabel("Email address")).toHaveAttribute("aria-invalid", "true");
    expect(await storedConversations(acme.id, request.subject)).toEqual([]);
  });

  test("are in the summary when they belong to no field", async ({ page }) => {
    await changeWhatIsSent(page, { status: "closed" });
    await page.goto("/acme");
    await fillRequest(page, typedRequest());
    await send(page);

    await expect(alertOn(page, "There is a problem")).toContainText(
      "Something that this page does not show was not accepted",
    );
  });
});

/** Puts something into the request on its way that the page itself would not send. */
async function changeWhatIsSent(page: Page, change: Record<string, unknown>): Promise<void> {
  await page.route("**/api/trpc/**", async (route) => {
    const sent: unknown = route.request().postDataJSON();
    await route.continue({ postData: { ...(typeof sent === "object" ? sent : {}), ...change } });
  });
}
