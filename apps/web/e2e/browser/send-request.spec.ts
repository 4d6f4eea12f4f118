import { acme } from "../test-tenants.ts";
import { storedConversations } from "../stored-conversations.ts";
import { alertOn, expect, fillRequest, readReference, send, test, typedRequest } from "./test.ts";

test("a visitor's request becomes one conversation, and its page gives the reference", async ({ page }) => {
  const request = typedRequest();
  await page.goto("/acme");
  await fillRequest(page, { ...request, email: ` ${request.email.toUpperCase()} ` });
  await page.getByLabel("Category").selectOption("Hardware");
  await page.getByRole("radio", { name: "High" }).check();
  await send(page);

  const reference = await readReference(page);
  const stored = await storedConversations(acme.id, request.subject);
  expect(stored).toEqual([
    {
      id: new URL(page.url()).pathname.split("/").at(-1),
      displayId: reference,
      channel: "portal_form",
      status: "open",
      priority: "high",
      category: "Hardware",
      requesterName: request.name,
      requesterVerification: "claimed",
      contact: { name: request.name, email: request.email },
      messages: [{ body: request.description }],
    },
  ]);
});

test("the page after sending takes the focus, has a name and survives a refresh", async ({ page }) => {
  const request = typedRequest();
  await page.goto("/acme");
  await fillRequest(page, request);
  await send(page);
  const reference = await readReference(page);

  await expect(page.getByRole("heading", { name: "We have your request" })).toBeFocused();
  await expect(page).toHaveTitle(`Request sent – ${acme.title}`);
  await page.reload();
  expect(await readReference(page)).toBe(reference);
  expect(await storedConversations(acme.id, request.subject)).toHaveLength(1);
});

test("two clicks send one request", async ({ page }) => {
  const request = typedRequest();
  await page.goto("/acme");
  await fillRequest(page, request);
  await page.getByRole("button", { name: "Send request" }).dblclick();
  await readReference(page);

  expect(await storedConversations(acme.id, request.subject)).toHaveLength(1);
});

test("while a request is on its way the button says so, keeps the focus and sends nothing more", async ({ page }) => {
  const request = typedRequest();
  const answers: (() => void)[] = [];
  await page.route("**/api/trpc/**", async (route) => {
    await new Promise<void>((resolve) => answers.push(resolve));
    await route.continue();
  });
  await page.goto("/acme");
  await fillRequest(page, request);
  await send(page);

  const button = page.getByRole("button", { name: "Sending…" });
  await expect(button).toBeFocused();
  await expect(page.getByText("Sending your request…")).toBeAttached();
  await button.press("Enter");
  await expect.poll(() => answers.length).toBe(1);
  for (const answer of answers) answer();
  await readReference(page);
  expect(await storedConversations(acme.id, request.subject)).toHaveLength(1);
});

test("the way back leads to an empty form", async ({ page }) => {
  await page.goto("/acme");
  await fillRequest(page, typedRequest());
  await send(page);
  await readReference(page);
  await page.getByRole("link", { name: "Send another request" }).click();

  await expect(page.getByRole("heading", { name: "Send a request" })).toBeVisible();
  for (const label of ["Subject", "Description", "Your name", "Email address"]) {
    await expect(page.getByLabel(label)).toHaveValue("");
  }
});

test("the reference can be copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/acme");
  await fillRequest(page, typedRequest());
  await send(page);
  const reference = await readReference(page);
  await page.getByRole("button", { name: "Copy reference" }).click();

  await expect(page.getByRole("button", { name: "Copied" })).toBeFocused();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(reference);
});

test("what is typed is shown as text, never run", async ({ page }) => {
  const payload = `<script>document.title='run'</script><img src=x onerror="document.title='run'">`;
  const request = { ...typedRequest(), name: payload, description: payload };
  await page.goto("/acme");
  await fillRequest(page, { ...request, email: "" });
  await send(page);
  await expect(alertOn(page)).toBeVisible();
  await expect(page.getByLabel("Description")).toHaveValue(payload);
  await page.reload();
  await expect(page.getByLabel("Your name")).toHaveValue(payload);
  await page.getByLabel("Email address").fill(request.email);
  await send(page);

  await readReference(page);
  await expect(page).toHaveTitle(`Request sent – ${acme.title}`);
  expect((await storedConversations(acme.id, request.subject)).map(({ messages }) => messages)).toEqual([
    [{ body: payload }],
  ]);
});
