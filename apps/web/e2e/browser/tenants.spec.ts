import { acme, bareTenant, closedTenant, globex } from "../test-tenants.ts";
import { storedConversations } from "../stored-conversations.ts";
import { expect, fillRequest, readReference, send, test, typedRequest } from "./test.ts";

test.use({ expectedErrors: [/status of 404/u] });

test("each tenant's page has its own name, words, picture and colour", async ({ page }) => {
  for (const tenant of [acme, globex]) {
    await page.goto(`/${tenant.slug}`);
    await expect(page.getByRole("link", { name: tenant.title })).toHaveAttribute("href", `/${tenant.slug}`);
    await expect(page.getByText(tenant.description)).toBeVisible();
    await expect(page.getByRole("banner").locator("img")).toHaveAttribute("src", tenant.logoUrl);
    await expect(page.getByLabel("Category").getByRole("option")).toHaveText(["Not sure", ...tenant.categories]);
    const button = page.getByRole("button", { name: "Send request" });
    expect(await button.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
      cssColour(tenant.primaryColor),
    );
  }
});

test("a tenant without categories asks for none", async ({ page }) => {
  await page.goto(`/${bareTenant.slug}`);

  await expect(page.getByLabel("Subject")).toBeVisible();
  await expect(page.getByLabel("Category")).toHaveCount(0);
});

for (const host of [acme.hostname, "acme.localhost"]) {
  test(`${host} is the tenant's own, without its name in the path`, async ({ page, baseURL }) => {
    const request = typedRequest();
    const origin = `http://${host}:${new URL(baseURL ?? "").port}`;
    await page.goto(origin);
    await fillRequest(page, request);
    await send(page);

    await readReference(page);
    expect(page.url()).toMatch(new RegExp(`^${origin}/sent/[0-9a-f-]{36}\\?lang=en$`, "u"));
    expect(await storedConversations(acme.id, request.subject)).toHaveLength(1);
    await page.getByRole("link", { name: "Send another request" }).click();
    await expect(page).toHaveURL(`${origin}/`);
  });
}

test("one tenant's receipt is nothing to another", async ({ page }) => {
  await page.goto("/acme");
  await fillRequest(page, typedRequest());
  await send(page);
  await readReference(page);
  const response = await page.goto(page.url().replace("/acme/", "/globex/"));

  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "We cannot find this request" })).toBeVisible();
});

test("what is not there answers 404, in the right looks", async ({ page, baseURL }) => {
  const foreignHost = `http://nobody.localhost:${new URL(baseURL ?? "").port}/`;
  const pages = [
    { address: "/nobody", heading: "There is no help center at this address" },
    { address: foreignHost, heading: "There is no help center at this address" },
    { address: "/~", heading: "There is no help center at this address" },
    { address: "/acme/sent/01900000-0000-7000-8000-000000000000", heading: "We cannot find this request" },
    { address: "/acme/nothing/here", heading: "Page not found" },
  ];
  for (const { address, heading } of pages) {
    const response = await page.goto(address);
    expect(response?.status(), address).toBe(404);
    await expect(page.getByRole("heading", { name: heading })).toBeVisible();
  }
});

test("a closed form says so and asks nothing", async ({ page }) => {
  const response = await page.goto(`/${closedTenant.slug}`);

  expect(response?.status()).toBe(200);
  await expect(page.getByRole("heading", { name: "We are not taking requests at the moment" })).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveCount(0);
});

test("the portal's own page names no tenant and leads to the one that is asked for", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Which help center are you looking for?" })).toBeVisible();
  await page.getByLabel("Name").fill("  ACME ");
  await page.getByLabel("Name").press("Enter");
  await expect(page).toHaveURL(/\/acme$/u);

  await page.goto("/");
  await page.getByLabel("Name").fill("no such thing!");
  await page.getByLabel("Name").press("Enter");
  await expect(page.getByText("Enter a name of small letters")).toBeVisible();
  await expect(page).toHaveTitle("Error: Find a help center");
});

test("a page lets only its own code run, and cannot be framed", async ({ page }) => {
  const first = await page.goto("/acme");
  const policy = first?.headers()["content-security-policy"] ?? "";
  const second = await page.goto("/acme");

  expect(policy).toMatch(/script-src 'self' 'nonce-[0-9a-f]{32}' 'strict-dynamic';/u);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("unsafe");
  expect(second?.headers()["content-security-policy"]).not.toBe(policy);
  expect(first?.headers()["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/u);
  expect(first?.headers()["x-content-type-options"]).toBe("nosniff");
});

function cssColour(hex: string): string {
  const [red, green, blue] = [1, 3, 5].map((start) => String(Number.parseInt(hex.slice(start, start + 2), 16)));
  return `rgb(${red ?? ""}, ${green ?? ""}, ${blue ?? ""})`;
}
