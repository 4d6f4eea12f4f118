import { startOwnPortal, type OwnPortal } from "../http/own-portal.ts";
import { acme } from "../test-tenants.ts";
import { changeTenant } from "../change-tenant.ts";
import { freshAddress, mailedLink, signIn } from "./sign-in-by-mail.ts";
import { alertOn, expect, fillRequest, readReference, send, test as base, typedRequest } from "./test.ts";

/** On a portal of its own, whose tenants may change their minds. */
const test = base.extend<object, { own: OwnPortal }>({
  own: [
    async ({ playwright: _ }, use) => {
      const own = await startOwnPortal();
      await use(own);
      await own.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: [async ({ own }, use) => use(own.origin), { scope: "test" }],
});
test.describe.configure({ mode: "default" });
test.use({ expectedErrors: [/status of 401/u] });
test.beforeEach(({ own }) => setPolicy(own, "accept"));

async function setPolicy(own: OwnPortal, policy: "accept" | "sign_in"): Promise<void> {
  await changeTenant(
    own.inspection,
    (tx) =>
      tx.$executeRaw`update tenants set submission_policy = ${policy}::submission_policy where id = ${acme.id}::uuid`,
  );
}

function gradesOf(own: OwnPortal, subject: string) {
  return own.inspection.withRlsBypass(
    (tx) => tx.$queryRaw`
      select requester_verification::text as grade from conversations where subject = ${subject}`,
  );
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("where a sign-in is asked for it stands before the form, and leads to it", async ({ page, own }) => {
      await setPolicy(own, "sign_in");
      const email = freshAddress();
      await page.goto("/acme");
      await expect(page.getByRole("heading", { name: "Sign in first" })).toBeVisible();
      await expect(page.getByLabel("Subject")).toHaveCount(0);
      await page.getByRole("link", { name: "Sign in" }).click();
      await expect(page.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
      await expect(page.getByRole("link", { name: "Send a request without signing in" })).toHaveCount(0);
      await page.goBack();
      await page.getByLabel("Email address").fill(email);
      await page.getByRole("button", { name: "Mail me a link" }).click();
      await expect(page.getByRole("heading", { name: "Check your inbox" })).toBeVisible();

      await page.goto(await mailedLink(page, email));
      await page.getByRole("button", { name: "Sign in" }).click();
      const { subject, description } = typedRequest();
      await page.getByLabel("Subject").fill(subject);
      await page.getByLabel("Description").fill(description);
      await send(page);
      await readReference(page);
      expect(await gradesOf(own, subject)).toEqual([{ grade: "token" }]);
    });

    test("what was typed before anybody asked is kept, and sent once its writer has signed in elsewhere", async ({
      page,
      context,
      own,
    }) => {
      const request = typedRequest();
      await page.goto("/acme");
      await fillRequest(page, request);
      await setPolicy(own, "sign_in");
      await send(page);

      const alert = alertOn(page, "Sign in to send your request");
      await expect(alert).toBeFocused();
      await expect(alert.getByRole("link")).toHaveAttribute("href", "/acme/sign-in");
      await expect(page.getByLabel("Subject")).toHaveValue(request.subject);
      await expect(page.getByLabel("Description")).toHaveValue(request.description);
      expect(await gradesOf(own, request.subject)).toEqual([]);
      await signIn(await context.newPage(), request.email);

      await alert.getByRole("button", { name: "Try again" }).click();
      await readReference(page);
      expect(await gradesOf(own, request.subject)).toEqual([{ grade: "token" }]);
    });
  });
}
