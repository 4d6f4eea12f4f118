import { errorCatalogue, problemTypes } from "@portal/contract";
import { type Endpoint, endpoints } from "@portal/contract/open-api";
import { acme, globex } from "../test-tenants.ts";
import type { PortalClient } from "./portal-client.ts";
import { expect, test } from "./test.ts";

const documented: readonly Endpoint[] = endpoints;

for (const { operationId, method, path, errors, callers } of documented) {
  test(`the page of ${operationId} says what the contract says`, async ({ portal }) => {
    const { status, text, headers } = await portal.call({ path: `/docs/${operationId}` });

    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(headers["cache-control"]).toBe("private, no-store");
    expect(text).toContain(`<span class="operation-method">${method.toUpperCase()}</span> ${path}</code>`);
    expect(text.includes("<code>Authorization: Bearer</code>: ")).toBe(callers.includes("endUserToken"));
    expect(text.includes("<code>X-API-Key</code>: ")).toBe(callers.includes("apiKey"));
    for (const code of errors) expect(text).toContain(`/docs/errors#${code}`);
  });
}

test("every error of both catalogues can be linked to", async ({ portal }) => {
  const { text } = await portal.call({ path: "/docs/errors" });

  for (const code of Object.keys(errorCatalogue)) expect(text).toContain(`id="${code}"`);
  for (const type of Object.keys(problemTypes)) expect(text).toContain(`id="problem-${type}"`);
});

test("a page carries a policy with a nonce of its own, the one script that it allows, and nothing of other hosts", async ({
  portal,
}) => {
  const [first, second] = [
    await portal.call({ path: "/docs/createConversation" }),
    await portal.call({ path: "/docs" }),
  ];
  const nonceOf = (policy: unknown) => /'nonce-(\w+)'/u.exec(String(policy))?.[1] ?? "";
  const nonce = nonceOf(first.headers["content-security-policy"]);

  expect(nonce).not.toBe("");
  expect(nonceOf(second.headers["content-security-policy"])).not.toBe(nonce);
  expect([...first.text.matchAll(/<script[^>]*>/gu)].map(([tag]) => tag)).toEqual([
    `<script type="module" nonce="${nonce}" src="/docs/generated/docs.js">`,
  ]);
  for (const [, address = ""] of first.text.matchAll(/(?:src|<link[^>]+href)="([^"]*)"/gu))
    expect(address).toMatch(/^\/(?!\/)/u);
});

test.describe("the samples are filled", () => {
  const samplesFor = async (client: PortalClient, path: string, host?: string) =>
    (await client.call({ path, ...(host !== undefined && { headers: { Host: host } }) })).text;

  test("with the demo tenant on a machine for development", async ({ portal }) => {
    expect(await samplesFor(portal, "/docs/createConversation")).toContain(`tenant_id=${acme.id}`);
  });

  test("with the tenant that the reader names, which links carry on", async ({ portal }) => {
    const text = await samplesFor(portal, "/docs/createConversation?tenant=globex");

    expect(text).toContain(`tenant_id=${globex.id}`);
    expect(text).not.toContain(acme.id);
    expect(text).toContain('href="/docs/getForm?tenant=globex"');
  });

  test("with the tenant whose own host is asked, whatever else is named", async ({ portal }) => {
    const host = `globex.${new URL(portal.origin).host}`;
    const text = await samplesFor(portal, "/docs/createConversation?tenant=acme", host);

    expect(text).toContain(`http://${host}/api/v1/help-center/conversations?tenant_id=${globex.id}`);
  });

  test("with an example where there is no such tenant, and nothing that was sent is repeated", async ({ portal }) => {
    const text = await samplesFor(portal, "/docs/createConversation?tenant=nobody-%22%3E%3Cb%3E");

    expect(text).toContain("There is no help center of that name");
    expect(text).toContain("tenant_id=11111111-1111-4111-8111-111111111111");
    expect(text).not.toContain("nobody-");
  });

  test("with nothing of a host that is nobody's", async ({ portal }) => {
    const text = await samplesFor(portal, "/docs/createConversation", "evil.example");

    expect(text).not.toContain("evil.example");
    expect(text).toContain(`${portal.origin}/api/v1/`);
  });
});

for (const path of [
  "/docs/nothing",
  "/docs/guides",
  "/docs/guides/nothing",
  "/docs/createConversation/more",
  "/docs/__proto__",
]) {
  test(`${path} is a page that says that there is none`, async ({ portal }) => {
    const { status, text } = await portal.call({ path });

    expect(status).toBe(404);
    expect(text).toContain("There is no such page");
    expect(text).not.toContain("nothing");
  });
}

test("the index of the search is small, kept, and asked after with its tag", async ({ portal }) => {
  const { status, headers, text } = await portal.call({ path: "/docs/search.json" });
  const again = await portal.call({ path: "/docs/search.json", headers: { "If-None-Match": String(headers["etag"]) } });

  expect([status, again.status]).toEqual([200, 304]);
  expect(text.length).toBeLessThan(40_000);
});

test("a tenant's own pages stay where they were", async ({ portal }) => {
  const host = `globex.${new URL(portal.origin).host}`;

  expect((await portal.call({ path: "/", headers: { Host: host } })).text).toContain("Globex");
  expect((await portal.call({ path: "/docsandmore", headers: { Host: host } })).text).not.toContain("Help-center API");
});
