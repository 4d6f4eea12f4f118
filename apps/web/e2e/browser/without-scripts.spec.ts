import { acme } from "../test-tenants.ts";
import { storedConversations } from "../stored-conversations.ts";
import { alertOn, expect, fillRequest, isolated, readReference, send, test, typedRequest } from "./test.ts";

test.use({ javaScriptEnabled: false });

test("a request is stored once, however often its page is refreshed", async ({ page }) => {
  const request = typedRequest();
  await page.goto("/acme");
  await fillRequest(page, request);
  await page.getByRole("radio", { name: "Urgent" }).check();
  await send(page);
  const reference = await readReference(page);
  await page.reload();
  await page.reload();

  expect(await readReference(page)).toBe(reference);
  const stored = await storedConversations(acme.id, request.subject);
  expect(stored.map(({ displayId, priority }) => ({ displayId, priority }))).toEqual([
    { displayId: reference, priority: "urgent" },
  ]);
  expect(stored.flatMap(({ messages }) => messages)).toEqual([{ body: request.description }]);
});

test("a refusal brings the page back with its problems and everything that was typed", async ({ page }) => {
  const request = { ...typedRequest(), email: "nobody" };
  await page.goto("/acme");
  await fillRequest(page, request);
  await page.getByLabel("Category").selectOption("Software");
  await page.getByRole("radio", { name: "Low" }).check();
  await send(page);

  const sentence = `Enter an email address in the form ${isolated("name@example.com")}`;
  await expect(page).toHaveTitle(`Error: Send a request – ${acme.title}`);
  await expect(alertOn(page, "There is a problem")).toBeFocused();
  await expect(alertOn(page).getByRole("link", { name: sentence })).toHaveAttribute("href", "#email");
  await expect(page.getByLabel("Subject")).toHaveValue(request.subject);
  await expect(page.getByLabel("Description")).toHaveValue(request.description);
  await expect(page.getByLabel("Category")).toHaveValue("Software");
  await expect(page.getByRole("radio", { name: "Low" })).toBeChecked();
  await expect(page.getByLabel("Your name")).toHaveValue(request.name);
  await expect(page.getByLabel("Email address")).toHaveValue("nobody");

  await page.getByLabel("Email address").fill(typedRequest().email);
  await send(page);
  await readReference(page);
});

test("the form works at a tenant's own host as well", async ({ page, baseURL }) => {
  const request = typedRequest();
  await page.goto(`http://${acme.hostname}:${new URL(baseURL ?? "").port}/`);
  await fillRequest(page, request);
  await send(page);

  await readReference(page);
  expect(await storedConversations(acme.id, request.subject)).toHaveLength(1);
});

test("a help center can be found by its name", async ({ page }) => {
  await page.goto("/");
  await page.getByLabel("Name").fill("Globex");
  await page.getByRole("button", { name: "Go to help center" }).click();

  await expect(page).toHaveURL(/\/globex$/u);
});
