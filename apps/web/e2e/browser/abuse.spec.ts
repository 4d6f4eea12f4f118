import type { Page } from "@playwright/test";
import { acme } from "../test-tenants.ts";
import { startOwnPortal, type OwnPortal } from "../http/own-portal.ts";
import { conversationsOf } from "../http/portal-client.ts";
import { alertOn, expect, fillRequest, readReference, send, test, typedRequest } from "./test.ts";

test.describe.configure({ mode: "serial" });

// To a browser, an answer that refuses is an error.
test.use({ expectedErrors: [/status of 429/u] });

let own: OwnPortal;
test.beforeAll(async () => {
  own = await startOwnPortal({ PORTAL_LIMITS_SCALE: "1" });
});
test.afterAll(() => own.close());

function storedAs(subject: string) {
  return own.inspection.withTenant(acme.id, (tx) =>
    tx.conversation.findMany({
      where: { tenantId: acme.id, subject },
      select: { disposition: true, quarantineReasons: true },
    }),
  );
}

async function sendFrom(page: Page, request = typedRequest()): Promise<string> {
  await page.goto(`${own.origin}/acme`);
  await fillRequest(page, request);
  // A person takes longer; a program that waits as well is what the other guards are for.
  await page.waitForTimeout(1_100);
  await send(page);
  return request.subject;
}

/** Uses up what one address may send in a minute without a challenge; the browser's own, which need not be this process's. */
async function useUpMinute(page: Page): Promise<void> {
  await page.goto(`${own.origin}/acme`);
  const bodies = Array.from({ length: 11 }, () =>
    JSON.stringify({ ...typedRequest(), subject: crypto.randomUUID(), description: crypto.randomUUID() }),
  );
  await page.evaluate(
    async ({ path, sent }) => {
      for (const body of sent) {
        await fetch(path, { method: "POST", body, headers: { "Content-Type": "application/json" } });
      }
    },
    { path: conversationsOf(acme.id), sent: bodies },
  );
}

test("a request goes through as it always did, and asks for no puzzle", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));

  const subject = await sendFrom(page);

  await readReference(page);
  expect(await storedAs(subject)).toEqual([{ disposition: "accepted", quarantineReasons: [] }]);
  expect(asked.filter((url) => url.includes("challenge"))).toEqual([]);
});

test("when many requests come from its network, the browser solves a puzzle and the person need do nothing", async ({
  page,
}) => {
  await useUpMinute(page);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));

  const subject = await sendFrom(page);

  await readReference(page);
  expect(await storedAs(subject)).toEqual([{ disposition: "accepted", quarantineReasons: [] }]);
  expect(asked.filter((url) => url.includes("challenge.create"))).toHaveLength(1);
});

test("a browser that cannot solve the puzzle is not left with a form that leads nowhere", async ({ page }) => {
  await useUpMinute(page);
  await page.addInitScript(() => Object.defineProperty(crypto, "subtle", { value: undefined }));

  const subject = await sendFrom(page);

  await readReference(page);
  expect(await storedAs(subject)).toEqual([
    { disposition: "quarantined", quarantineReasons: ["challenge_unanswered"] },
  ]);
});

test("the field that only programs fill in cannot be seen, reached by keyboard or found by assistive technology", async ({
  page,
}) => {
  await page.goto(`${own.origin}/acme`);
  const trap = page.locator("#topic_details");

  await expect(trap).toHaveCount(1);
  await expect(page.getByRole("textbox", { name: "Leave this field empty" })).toHaveCount(0);
  expect((await trap.locator("..").boundingBox())?.width ?? 0).toBeLessThanOrEqual(1);
  await page.getByLabel("Subject").focus();
  for (let step = 0; step < 25; step += 1) {
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.id)).not.toBe("topic_details");
  }
});

test("whoever has no room left reads when to come again, and loses nothing", async ({ page }) => {
  const request = typedRequest();
  await page.goto(`${own.origin}/acme`);
  await page.route("**/api/trpc/conversation.create*", (route) =>
    route.fulfill({
      status: 429,
      json: {
        error: {
          message: "",
          code: -32_029,
          data: {
            code: "TOO_MANY_REQUESTS",
            httpStatus: 429,
            error_code: "too_many_requests",
            detail: "Too many requests. Try again later",
            problems: [],
            request_id: crypto.randomUUID(),
            retry_after_seconds: 700,
          },
        },
      },
    }),
  );
  await fillRequest(page, request);
  await send(page);

  await expect(alertOn(page, "Many requests have come from your network")).toBeFocused();
  await expect(alertOn(page)).toContainText("You can send it in 12 minutes.");
  await expect(page.getByLabel("Subject")).toHaveValue(request.subject);
  await page.unroute("**/api/trpc/conversation.create*");
});
