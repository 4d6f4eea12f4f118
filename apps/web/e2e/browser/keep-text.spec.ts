import type { Page } from "@playwright/test";
import { acme } from "../test-tenants.ts";
import { storedConversations } from "../stored-conversations.ts";
import {
  alertOn,
  expect,
  fillRequest,
  isolated,
  readReference,
  send,
  test,
  type TypedRequest,
  typedRequest,
} from "./test.ts";

test.use({ expectedErrors: [/Failed to load resource/u] });

test("a request that could not be sent offline is sent once the connection is back", async ({ page, context }) => {
  const request = typedRequest();
  await page.goto("/acme");
  await fillRequest(page, request);
  await context.setOffline(true);
  await expect(page.getByRole("status").filter({ hasText: "You are offline. Keep writing" })).toBeVisible();
  await send(page);

  const alert = alertOn(page, "You are offline");
  await expect(alert).toBeFocused();
  await expectText(page, request);
  await context.setOffline(false);
  const back = alertOn(page, "You are back online");
  await back.getByRole("button", { name: "Try again" }).click();
  await readReference(page);
  expect(await storedConversations(acme.id, request.subject)).toHaveLength(1);
});

test("a page whose code for sending never came sends all the same once it can", async ({ page, context }) => {
  const request = typedRequest();
  await page.goto("/acme");
  await context.setOffline(true);
  await fillRequest(page, request);
  await send(page);
  await expect(alertOn(page, "You are offline")).toBeFocused();
  await context.setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();

  await readReference(page);
});

test("a reload brings back what was typed, and clearing the form forgets it", async ({ page }) => {
  const request = typedRequest();
  await page.goto("/acme");
  await fillRequest(page, request);
  await page.getByRole("radio", { name: "Urgent" }).check();
  await page.reload();

  await expectText(page, request);
  await expect(page.getByRole("radio", { name: "Urgent" })).toBeChecked();
  await expect(page.getByRole("status").filter({ hasText: "We put back what you had typed" })).toBeVisible();
  await page.getByRole("button", { name: "Clear form" }).click();
  await expect(page.getByLabel("Subject")).toHaveValue("");
  await expect(page.getByRole("radio", { name: "Medium" })).toBeChecked();
  await page.reload();
  await expect(page.getByLabel("Subject")).toHaveValue("");
});

test("a form that was cleared by mistake comes back", async ({ page }) => {
  const request = typedRequest();
  await page.goto("/acme");
  await fillRequest(page, request);
  await page.getByRole("button", { name: "Clear form" }).click();
  await page.getByRole("button", { name: "Bring my text back" }).click();

  await expectText(page, request);
  await expect(page.getByLabel("Subject")).toBeFocused();
  await page.reload();
  await expectText(page, request);
});

test("one tenant's draft is not another's", async ({ page }) => {
  await page.goto("/acme");
  await fillRequest(page, typedRequest());
  await page.goto("/globex");

  await expect(page.getByLabel("Subject")).toHaveValue("");
});

test("a busy service says so, and another try gets through", async ({ page }) => {
  const request = typedRequest();
  await page.route("**/api/trpc/**", (route) => route.fulfill(refusal("service_unavailable", 503)), { times: 1 });
  await page.goto("/acme");
  await fillRequest(page, request);
  await send(page);

  const alert = page.getByRole("alert", { name: `${isolated(acme.title)} is busy just now` });
  await expect(alert).toBeFocused();
  await expect(alert).toContainText("Try again in 20 seconds");
  await expectText(page, request);
  await alert.getByRole("button", { name: "Try again" }).click();
  await readReference(page);
});

test("a fault of ours is admitted with the code to quote", async ({ page }) => {
  const request = typedRequest();
  await page.route("**/api/trpc/**", (route) => route.fulfill(refusal("internal", 500)));
  await page.goto("/acme");
  await fillRequest(page, request);
  await send(page);

  const alert = alertOn(page, "Something went wrong on our side");
  await expect(alert).toBeFocused();
  await expect(alert).toContainText("tell us this code: 8f14e45f");
  await expectText(page, request);
});

test("an answer that is not the portal's loses nothing either", async ({ page }) => {
  const request = typedRequest();
  const pages = [
    { status: 502, contentType: "text/html", body: "<h1>Bad gateway</h1>" },
    { status: 200, contentType: "text/html", body: "<h1>Welcome to our hotel</h1>" },
  ];
  await page.route("**/api/trpc/conversation.create*", (route) => route.fulfill(pages.shift() ?? {}), { times: 2 });
  await page.goto("/acme");
  await fillRequest(page, request);
  await send(page);
  await expect(page.getByRole("alert", { name: `${isolated(acme.title)} is busy just now` })).toBeFocused();
  await send(page);
  await expect(page.getByRole("alert", { name: `We could not reach ${isolated(acme.title)}` })).toBeFocused();
  await send(page);

  await readReference(page);
});

async function expectText(page: Page, { subject, description, name, email }: TypedRequest): Promise<void> {
  await expect(page.getByLabel("Subject")).toHaveValue(subject);
  await expect(page.getByLabel("Description")).toHaveValue(description);
  await expect(page.getByLabel("Your name")).toHaveValue(name);
  await expect(page.getByLabel("Email address")).toHaveValue(email);
}

/** The portal's own refusal, as the tRPC door writes it. */
function refusal(errorCode: string, status: number) {
  const detail = {
    error_code: errorCode,
    detail: "Refused",
    problems: [],
    request_id: "8f14e45f",
    retry_after_seconds: 20,
  };
  return {
    status,
    json: { error: { message: "Refused", code: -32603, data: { code: "X", httpStatus: status, ...detail } } },
  };
}
