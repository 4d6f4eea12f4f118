import type { Page, Route } from "@playwright/test";
import { startLossyProxy, type LossyProxy } from "@portal/db/testing/lossy-proxy";
import { startOwnPortal, type OwnPortal } from "../http/own-portal.ts";
import { storedConversations } from "../stored-conversations.ts";
import { storedFiles } from "../stored-files.ts";
import { acme } from "../test-tenants.ts";
import { alertOn, expect, fillRequest, isolated, readReference, send, test, typedRequest } from "./test.ts";

test.use({ expectedErrors: [/Failed to load resource/u] });

const create = "**/api/trpc/conversation.create*";
const receipts = "**/api/trpc/conversation.receiptOfKey*";
const already = "We already have your earlier request";

test.describe("an answer that is lost", () => {
  test("is asked for, and nobody learns that it was gone", async ({ page }) => {
    const request = typedRequest();
    await page.route(create, loseAnswer, { times: 1 });
    await page.goto("/acme");
    await fillRequest(page, request);
    await send(page);

    const reference = await readReference(page);
    expect(await referencesOf(request.subject)).toEqual([reference]);
  });

  test("of a gateway before the portal is asked for as well", async ({ page }) => {
    const request = typedRequest();
    const gateway = async (route: Route) => {
      await route.fetch();
      await route.fulfill({ status: 504, contentType: "text/html", body: "<h1>Gateway timeout</h1>" });
    };
    await page.route(create, gateway, { times: 1 });
    await page.goto("/acme");
    await fillRequest(page, request);
    await send(page);

    const reference = await readReference(page);
    expect(await referencesOf(request.subject)).toEqual([reference]);
  });

  test("comes with the next try, over a reload too, because the text kept its key", async ({ page }) => {
    const request = typedRequest();
    const keys = noteKeys(page);
    await loseEverything(page);
    await page.goto("/acme");
    await fillRequest(page, request);
    await send(page);
    await expect(alertOn(page, `We could not reach ${isolated(acme.title)}`)).toBeFocused();
    const [first] = await referencesOf(request.subject);
    await page.reload();
    await expect(page.getByLabel("Subject")).toHaveValue(request.subject);
    await page.unrouteAll();
    await send(page);

    expect(await readReference(page)).toBe(first);
    expect(await referencesOf(request.subject)).toHaveLength(1);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toMatch(/^[0-9a-f]{48}$/u);
    expect(keys[1]).toBe(keys[0]);
  });

  test("is told of when the text has changed since, and what is new is sent only on request", async ({ page }) => {
    const request = typedRequest();
    await loseEverything(page);
    await page.goto("/acme");
    await fillRequest(page, request);
    await send(page);
    await expect(alertOn(page, `We could not reach ${isolated(acme.title)}`)).toBeFocused();
    await page.unrouteAll();
    const [first = ""] = await referencesOf(request.subject);
    await page.getByLabel("Description").fill("It is there now, but it is broken.");
    await send(page);

    const alert = alertOn(page, already);
    await expect(alert).toBeFocused();
    const link = alert.getByRole("link", { name: first });
    await expect(link).toHaveAttribute("href", /^\/acme\/sent\/[0-9a-f-]{36}$/u);
    await expect(page.getByLabel("Description")).toHaveValue("It is there now, but it is broken.");
    expect(await referencesOf(request.subject)).toEqual([first]);
    await alert.getByRole("button", { name: "Send as a new request" }).click();
    const second = await readReference(page);
    expect(second).not.toBe(first);
    expect(await referencesOf(request.subject)).toEqual([first, second]);
  });

  test("of a portal that dies after COMMIT comes once it is up again", async ({ page }) => {
    test.setTimeout(90_000);
    const request = typedRequest();
    await using started = new AsyncDisposableStack();
    const { own, proxy } = await startOnLossyLine(started);
    await page.goto(`${own.origin}/acme`);
    await fillRequest(page, request);
    const isStored = proxy.holdNextCommitAnswer();
    await send(page);
    await isStored;
    await own.killWeb();
    const alert = alertOn(page, `We could not reach ${isolated(acme.title)}`);
    await expect(alert).toBeFocused();
    await own.startWeb();
    await alert.getByRole("button", { name: "Try again" }).click();

    const reference = await readReference(page);
    const rows = await own.inspection.withTenant(acme.id, (tx) =>
      tx.conversation.findMany({ where: { subject: request.subject }, select: { displayId: true } }),
    );
    expect(rows).toEqual([{ displayId: reference }]);
  });
});

test.describe("the next request from the same browser is one of its own", () => {
  test("after the back button", async ({ page }) => {
    const [first, second] = [typedRequest(), typedRequest()];
    const keys = noteKeys(page);
    await page.goto("/acme");
    await fillRequest(page, first);
    await send(page);
    await readReference(page);
    await page.goBack();
    await expect(page.getByLabel("Subject")).toHaveValue("");
    await fillRequest(page, second);
    await send(page);
    const reference = await readReference(page);

    expect(await referencesOf(second.subject)).toEqual([reference]);
    expect(new Set(keys).size).toBe(2);
  });

  test("on a page that the browser had kept, with its old key", async ({ page }) => {
    const [first, second] = [typedRequest(), typedRequest()];
    const kept = await loadAndKeep(page);
    await fillRequest(page, first);
    await send(page);
    await readReference(page);
    await bringBack(page, kept);
    await fillRequest(page, second);
    await send(page);
    const reference = await readReference(page);

    expect(await referencesOf(second.subject)).toEqual([reference]);
  });

  test("and the very same text again is meant, once the first has been seen to arrive", async ({ page }) => {
    const request = typedRequest();
    for (const _ of [1, 2]) {
      await page.goto("/acme");
      await fillRequest(page, request);
      await send(page);
      await readReference(page);
    }

    expect(await referencesOf(request.subject)).toHaveLength(2);
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a second click, after a first whose answer never came, leads to the one request of both", async ({ page }) => {
    const request = typedRequest();
    await page.goto("/acme");
    await fillRequest(page, request);
    await loseNextPost(page);
    await send(page);
    await expect.poll(() => referencesOf(request.subject)).toHaveLength(1);
    await send(page);
    const reference = await readReference(page);

    expect(await referencesOf(request.subject)).toEqual([reference]);
  });

  test("two clicks with a file send it once", async ({ page }) => {
    const request = typedRequest();
    await page.goto("/acme");
    await fillRequest(page, request);
    const log = { name: "server.log", mimeType: "text/plain", buffer: Buffer.from("12:00 all is well\n") };
    await page.getByLabel("Files").setInputFiles(log);
    await page.getByRole("button", { name: "Send request" }).dblclick();
    const reference = await readReference(page);

    expect(await referencesOf(request.subject)).toEqual([reference]);
    expect(await storedFiles(acme.id, request.subject)).toMatchObject([{ filename: log.name }]);
  });

  test("a kept page with the same text leads to the request that is there", async ({ page }) => {
    const request = typedRequest();
    const kept = await loadAndKeep(page);
    await fillRequest(page, request);
    await send(page);
    const reference = await readReference(page);
    await bringBack(page, kept);
    await fillRequest(page, request);
    await send(page);

    expect(await readReference(page)).toBe(reference);
    expect(await referencesOf(request.subject)).toEqual([reference]);
  });

  test("a kept page with another text says what is there, and sends the new one on request", async ({ page }) => {
    const request = typedRequest();
    const kept = await loadAndKeep(page);
    await fillRequest(page, request);
    await send(page);
    const first = await readReference(page);
    const changed = { ...request, description: "It is there now, but it is broken." };
    await bringBack(page, kept);
    await fillRequest(page, changed);
    await send(page);

    const alert = alertOn(page, already);
    await expect(alert).toBeFocused();
    await expect(page).toHaveTitle(`Error: Send a request – ${acme.title}`);
    await expect(page.getByLabel("Description")).toHaveValue(changed.description);
    await expect(alert.getByRole("link", { name: first })).toHaveAttribute("href", /^\/acme\/sent\//u);
    await alert.getByRole("button", { name: "Send as a new request" }).dblclick();
    const second = await readReference(page);
    expect(await referencesOf(request.subject)).toEqual([first, second]);
  });
});

/** A portal of the test's own, whose way to the database can be cut. */
async function startOnLossyLine(started: AsyncDisposableStack): Promise<{ own: OwnPortal; proxy: LossyProxy }> {
  const { promise, resolve } = Promise.withResolvers<LossyProxy>();
  const own = await startOwnPortal(async ({ intakeUrl }) => {
    const proxy = started.use(await startLossyProxy(intakeUrl));
    resolve(proxy);
    return { INTAKE_DATABASE_URL: proxy.through(intakeUrl) };
  });
  started.defer(() => own.close());
  return { own, proxy: await promise };
}

/** The portal does its work, and its answer goes nowhere. */
async function loseAnswer(route: Route): Promise<void> {
  await route.fetch();
  await route.abort("connectionreset");
}

/** The request arrives, and after that the way to the portal is gone. */
async function loseEverything(page: Page): Promise<void> {
  await page.route(create, loseAnswer);
  await page.route(receipts, (route) => route.abort("connectionreset"));
}

/** The portal stores the next form, and the browser stays where it is, as after "Stop" or with a second click at once. */
async function loseNextPost(page: Page): Promise<void> {
  const lose = async (route: Route) => {
    await route.fetch({ maxRedirects: 0 });
    await route.abort("aborted");
  };
  await page.route("**/acme", lose, { times: 1 });
}

/** The keys of all requests that the page sends, in their order. */
function noteKeys(page: Page): (string | undefined)[] {
  const keys: (string | undefined)[] = [];
  page.on("request", (request) => {
    if (request.url().includes("conversation.create")) keys.push(request.headers()["idempotency-key"]);
  });
  return keys;
}

async function loadAndKeep(page: Page): Promise<string> {
  const answer = await page.goto("/acme");
  return (await answer?.text()) ?? "";
}

/** Shows a page as a browser does that had it in its memory: the driven browser keeps none. */
async function bringBack(page: Page, kept: string): Promise<void> {
  await page.route("**/acme", (route) => route.fulfill({ contentType: "text/html", body: kept }), { times: 1 });
  await page.goto("/acme");
}

/** The references of what is stored under a subject, oldest first. */
async function referencesOf(subject: string): Promise<string[]> {
  const stored = await storedConversations(acme.id, subject);
  return stored.toSorted((one, other) => one.id.localeCompare(other.id)).map(({ displayId }) => displayId);
}
