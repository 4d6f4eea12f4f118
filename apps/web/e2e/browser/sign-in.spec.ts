import { z } from "zod";
import { storedConversations } from "../stored-conversations.ts";
import { acme, globex } from "../test-tenants.ts";
import { askForLink, freshAddress, mailedLink, signIn } from "./sign-in-by-mail.ts";
import { alertOn, expect, isolated, readReference, send, test, typedRequest } from "./test.ts";

const sessionCookie = "portal.session";
const claimsSchema = z.object({ exp: z.number() });
const csrfSchema = z.object({ csrfToken: z.string() });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("a mailed link signs in, and a request is then its reader's", async ({ page }) => {
      const email = freshAddress();
      await signIn(page, email);
      await expect(page).toHaveURL(/\/acme$/u);
      await expect(page.getByText(email).first()).toBeVisible();
      await expect(page.getByLabel("Your name")).toHaveCount(0);

      const { subject, description } = typedRequest();
      await page.getByLabel("Subject").fill(subject);
      await page.getByLabel("Description").fill(description);
      await send(page);
      await readReference(page);

      expect(await storedConversations(acme.id, subject)).toMatchObject([{ contact: { email, name: email } }]);
    });

    test("signing out makes a visitor of its owner", async ({ page, context }) => {
      await signIn(page, freshAddress());

      await page.getByRole("button", { name: "Sign out" }).click();

      await expect(page.getByLabel("Your name")).toBeVisible();
      expect((await context.cookies()).filter(({ name }) => name === sessionCookie)).toEqual([]);
    });

    test("a link works once", async ({ page, context }) => {
      const email = freshAddress();
      const link = await askForLink(page, email);
      await page.goto(link);
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByText("Signed in as")).toBeVisible();
      await context.clearCookies();

      await page.goto(link);
      await page.getByRole("button", { name: "Sign in" }).click();

      await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
      await page.getByRole("link", { name: "Get a new link" }).click();
      await expect(page.getByLabel("Email address")).toBeVisible();
      expect((await context.cookies()).filter(({ name }) => name === sessionCookie)).toEqual([]);
    });
  });
}

test("whoever looks at a link before its owner does not use it up", async ({ page, request }) => {
  const link = await askForLink(page, freshAddress());
  for (let look = 0; look < 3; look += 1) expect((await request.get(link)).status()).toBe(200);
  expect((await request.head(link)).status()).toBe(200);

  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();

  await expect(page.getByText("Signed in as")).toBeVisible();
});

test("a session is signed, kept from scripts and other sites' forms, and lasts twelve hours", async ({
  page,
  context,
}) => {
  await signIn(page, freshAddress());

  const cookie = (await context.cookies()).find(({ name }) => name === sessionCookie);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  const [header = ""] = cookie?.value.split(".") ?? [];
  expect(JSON.parse(Buffer.from(header, "base64url").toString("utf8"))).toMatchObject({
    alg: "ES256",
    typ: "portal-session+jwt",
  });
  expect(Number(cookie?.expires) - Date.now() / 1000).toBeCloseTo(43_200, -2);
});

test("a session is one tenant's", async ({ page }) => {
  await signIn(page, freshAddress());

  await page.goto("/globex");
  await expect(page.getByLabel("Your name")).toBeVisible();
  await page.goto("/acme");
  await expect(page.getByText("Signed in as")).toBeVisible();
});

test("a link signs in at the help center that mailed it and at no other", async ({ page }) => {
  const link = await askForLink(page, freshAddress());
  await page.goto(link.replace("/acme/", "/globex/"));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();

  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Signed in as")).toBeVisible();
});

test("at a tenant's own host the link leads back to that host", async ({ page, baseURL }) => {
  const host = `http://${globex.hostname}:${new URL(baseURL ?? "").port}`;
  const email = freshAddress();
  await page.goto(`${host}/sign-in`);
  await page.getByLabel("Email address").fill(email);
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await expect(page.getByRole("heading", { name: "Check your inbox" })).toBeVisible();

  const link = await mailedLink(page, email);
  expect(link).toMatch(new RegExp(`^${host}/sign-in/confirm\\?token=`, "u"));
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();

  await expect(page.getByText("Signed in as")).toBeVisible();
  await expect(page).toHaveURL(`${host}/`);
});

test.describe("cookies that nobody made", () => {
  for (const value of ["garbage", "e30.e30.", "a.b.c", "%00", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0."]) {
    test(`make a visitor: ${value}`, async ({ page, context, baseURL }) => {
      const url = baseURL ?? "";
      await context.addCookies([
        { name: sessionCookie, value, url },
        { name: "next-auth.callback-url", value: "nonsense", url },
      ]);

      const response = await page.goto("/acme");

      expect(response?.status()).toBe(200);
      await expect(page.getByLabel("Your name")).toBeVisible();
    });
  }
});

test("next-auth knows the session by the same cookie, does not prolong it, and ends it", async ({ page, context }) => {
  const email = freshAddress();
  await signIn(page, email);
  const signedIn = (await context.cookies()).find(({ name }) => name === sessionCookie);

  const session: unknown = await (await page.request.get("/api/auth/session")).json();
  expect(session).toMatchObject({ user: { name: email, email } });
  const continued = (await context.cookies()).find(({ name }) => name === sessionCookie);
  expect(endOf(continued?.value)).toBe(endOf(signedIn?.value));

  const { csrfToken } = csrfSchema.parse(await (await page.request.get("/api/auth/csrf")).json());
  await page.request.post("/api/auth/signout", { form: { csrfToken: "wrong" }, maxRedirects: 0 });
  expect((await context.cookies()).some(({ name }) => name === sessionCookie)).toBe(true);
  await page.request.post("/api/auth/signout", { form: { csrfToken }, maxRedirects: 0 });
  expect((await context.cookies()).some(({ name }) => name === sessionCookie)).toBe(false);
});

function endOf(token: string | undefined): number {
  const [, payload = ""] = token?.split(".") ?? [];
  return claimsSchema.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8"))).exp;
}

test("the address form says what is wrong with an address", async ({ page }) => {
  await page.goto("/acme/sign-in");
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await expect(alertOn(page)).toContainText("Enter your email address");

  await page.getByLabel("Email address").fill("ada@example.com, eve@example.com");
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await expect(alertOn(page)).toContainText(`Enter an email address in the form ${isolated("name@example.com")}`);
});
