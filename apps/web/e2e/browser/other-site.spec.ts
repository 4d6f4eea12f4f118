import { readSettings } from "@portal/settings";
import { acme, globex } from "../test-tenants.ts";
import { allowOrigins, startOtherSite } from "./other-site.ts";
import { expect, test } from "./test.ts";

// A browser says on the console what it kept from a page, and what was refused.
test.use({ expectedErrors: [/blocked by CORS policy|Failed to load resource/u] });

test("a page of another site sends a request with a file, and reads every answer", async ({ page }) => {
  await using site = await startOtherSite(() => ({
    type: "text/html",
    content: "<!doctype html><title>Shop</title><h1>Shop</h1>",
  }));
  const { publicUrl } = readSettings();
  await allowOrigins(acme.slug, [site.origin]);
  await page.goto(site.origin);

  const api = `${publicUrl}/api/v1/help-center`;
  const readSlug = (tenantId: string) =>
    page.evaluate(
      async ([address]) => {
        const answer = await fetch(address).catch(() => null);
        const settings: unknown = await answer?.json();
        return settings === undefined ? "not readable" : JSON.stringify(settings);
      },
      [`${api}/settings?tenant_id=${tenantId}`] as const,
    );
  // A process goes by a list for ten seconds.
  await expect.poll(() => readSlug(acme.id), { timeout: 12_000 }).toContain("acme");
  expect(await readSlug(globex.id)).toBe("not readable");

  const sent = await page.evaluate(
    async ([base, query]) => {
      const post = (path: string, body: unknown) =>
        fetch(`${base}/${path}?${query}`, {
          method: "POST",
          headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() },
          body: JSON.stringify(body),
        });
      const refused = await post("conversations", { subject: "Printer" });
      const presigned = await post("attachments/presign", {
        filename: "a.txt",
        content_type: "text/plain",
        file_size: 5,
      });
      const upload: unknown = await presigned.json();
      if (typeof upload !== "object" || upload === null) throw new Error("There is no address to upload to.");
      const uploadUrl: unknown = Reflect.get(upload, "upload_url");
      const uploaded = await fetch(String(uploadUrl), {
        method: "PUT",
        headers: { "Content-Type": "text/plain" },
        body: "hello",
      });
      const created = await post("conversations", {
        subject: "From another site",
        description: "It burns.",
        name: "Ada",
        email: "other-site@example.com",
        attachment_ids: [Reflect.get(upload, "attachment_id")],
      });
      return {
        refused: { status: refused.status, body: await refused.text(), requestId: refused.headers.get("x-request-id") },
        uploaded: uploaded.status,
        created: { status: created.status, location: created.headers.get("location") },
      };
    },
    [api, `tenant_id=${acme.id}`] as const,
  );

  expect(sent.refused.status).toBe(422);
  expect(sent.refused.body).toContain('["body","email"]');
  expect(sent.refused.requestId).toMatch(/^[0-9a-f-]{36}$/u);
  expect(sent.uploaded).toBe(200);
  expect(sent.created.status).toBe(201);
  expect(sent.created.location).toMatch(/^\/api\/v1\/help-center\/conversations\/[0-9a-f-]{36}$/u);
});
