import { startOwnPortal, type OwnPortal } from "../http/own-portal.ts";
import { startOwnWorker } from "../http/own-worker.ts";
import { acme } from "../test-tenants.ts";
import { expect, fillRequest, isolated, readReference, send, test, typedRequest } from "./test.ts";
import type { Page } from "@playwright/test";
import { changeTenant } from "../change-tenant.ts";

test.describe.configure({ mode: "default", timeout: 120_000 });

let own: OwnPortal;
let stopWorker: () => Promise<void>;
test.beforeAll(async () => {
  own = await startOwnPortal({ PORTAL_LIMITS_SCALE: "1000", PORTAL_LOG_LEVEL: "trace" });
  stopWorker = startOwnWorker(own);
});
test.afterAll(async () => {
  await stopWorker();
  await own.close();
});

function setPolicy(policy: "accept" | "hold") {
  return changeTenant(
    own.inspection,
    (tx) =>
      tx.$executeRaw`update tenants set submission_policy = ${policy}::submission_policy where id = ${acme.id}::uuid`,
  );
}

async function stateOf(subject: string) {
  const [state] = await own.inspection.withRlsBypass(
    (tx) => tx.$queryRaw<{ grade: string; disposition: string }[]>`
      select requester_verification::text as grade, disposition::text from conversations where subject = ${subject}`,
  );
  return state;
}

/** Sends a request as a visitor and reads the links off the mail that asks about it. */
async function sendAndReadMail(page: Page) {
  const request = typedRequest();
  await page.goto(`${own.origin}/acme`);
  await fillRequest(page, request);
  await send(page);
  const reference = await readReference(page);
  const mail = page.getByRole("article").filter({ hasText: request.email });
  await expect(async () => {
    await page.goto(`${own.origin}/development/mails`);
    await expect(mail).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await expect(mail.getByRole("heading")).toHaveText(`Please confirm your request ${reference}`);
  await expect(mail).not.toContainText(request.subject);
  const [confirm = "", notMe = ""] = await mail
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  return { request, reference, confirm, notMe };
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("a request that is held is released by the button behind the mailed link, and by no look at it", async ({
      page,
      request: program,
    }) => {
      await setPolicy("hold");
      try {
        const { request, reference, confirm } = await sendAndReadMail(page);
        for (let look = 0; look < 3; look += 1) expect((await program.get(confirm)).status()).toBe(200);
        await page.goto(confirm);
        await expect(page.getByRole("heading", { name: "Confirm your request" })).toBeVisible();
        await expect(page.getByRole("main")).not.toContainText(request.subject);
        expect(await stateOf(request.subject)).toEqual({ grade: "claimed", disposition: "held" });

        await page.getByRole("button", { name: "Yes, I sent it" }).click();

        await expect(page.getByRole("heading", { name: "Your request is confirmed" })).toBeVisible();
        await expect(page.getByText(`request ${isolated(reference)} is yours`)).toBeVisible();
        expect(await stateOf(request.subject)).toEqual({ grade: "mailbox", disposition: "accepted" });
      } finally {
        await setPolicy("accept");
      }
    });

    test("whoever did not write stops the mail by a button, and by no look at its page", async ({
      page,
      request: program,
    }) => {
      const { confirm, notMe } = await sendAndReadMail(page);
      for (let look = 0; look < 3; look += 1) expect((await program.get(notMe)).status()).toBe(200);
      expect(await countSilences()).toBe(0);
      await page.goto(notMe);
      await page.getByRole("button", { name: "Stop these messages" }).click();
      await expect(page.getByRole("heading", { name: "We have stopped" })).toBeVisible();
      expect(await countSilences()).toBe(1);

      await page.goto(confirm);
      await page.getByRole("button", { name: "Yes, I sent it" }).click();
      await expect(page.getByRole("heading", { name: "Your request is confirmed" })).toBeVisible();
      expect(await countSilences()).toBe(0);
    });
  });
}

async function countSilences(): Promise<number | undefined> {
  const [silences] = await own.inspection.withRlsBypass(
    (tx) => tx.$queryRaw<{ count: number }[]>`
      select count(*)::int from mail_recipients where silenced_at is not null`,
  );
  return silences?.count;
}

test("a mail program stops the mail by its one click, in either encoding, and by nothing else", async ({ page }) => {
  const { notMe } = await sendAndReadMail(page);
  const token = new URL(notMe).searchParams.get("token") ?? "";
  const path = `/api/v1/help-center/mail/not-me?tenant_id=${acme.id}&token=${token}`;
  const urlencoded = { "Content-Type": "application/x-www-form-urlencoded" };
  const multipart = { "Content-Type": "multipart/form-data; boundary=x" };
  const part = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';

  expect((await own.call({ path })).headers.location).toBe(notMe);
  expect((await own.call({ method: "POST", path, headers: urlencoded, body: "a=b" })).status).toBe(422);
  expect((await own.call({ method: "POST", path, headers: urlencoded, body: "" })).status).toBe(422);
  const made = path.replace(token, `nm_${"A".repeat(64)}`);
  const click = { method: "POST", headers: urlencoded, body: "List-Unsubscribe=One-Click" };
  expect((await own.call({ ...click, path: made })).status).toBe(403);
  expect(await countSilences()).toBe(0);
  for (const body of [click, { ...click, headers: multipart, body: part }]) {
    expect((await own.call({ ...body, path })).status).toBe(200);
    expect(await countSilences()).toBe(1);
  }
});

test("no token of a mailed link is in the log or the metrics", async ({ page }) => {
  const { confirm, notMe } = await sendAndReadMail(page);
  await page.goto(confirm);
  await page.getByRole("button", { name: "Yes, I sent it" }).click();
  await expect(page.getByRole("heading", { name: "Your request is confirmed" })).toBeVisible();
  await page.goto(notMe);
  await page.getByRole("button", { name: "Stop these messages" }).click();
  await expect(page.getByRole("heading", { name: "We have stopped" })).toBeVisible();
  const { text } = await own.call({ path: "/api/metrics" });
  const said = [...own.lines, text].join("\n");
  expect(text).toContain("portal_submissions_total");
  for (const link of [confirm, notMe]) expect(said).not.toContain(new URL(link).searchParams.get("token") ?? "");
});
