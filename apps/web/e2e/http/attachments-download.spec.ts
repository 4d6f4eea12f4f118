import { request } from "node:http";
import { parse } from "content-disposition";
import { attachmentSchema, errorCatalogue } from "@portal/contract";
import { z } from "zod";
import { acme } from "../test-tenants.ts";
import { backends, png, startFilePortal, type FilePortal } from "./file-portal.ts";
import { conversationsOf } from "./portal-client.ts";
import { bearerOf } from "./session.ts";
import { expect, expectCreated, expectRefusal, test } from "./test.ts";

const listed = z.object({ id: z.string(), attachments: z.array(z.object({ filename: z.string() })) });
const mebibyte = 1024 * 1024;

for (const backend of backends) {
  test.describe(`files out of the ${backend} store`, () => {
    test.describe.configure({ mode: "default", timeout: 90_000 });
    let portal: FilePortal;

    test.beforeAll(async () => {
      portal = await startFilePortal(backend);
    });

    test.afterAll(() => portal.close());

    const download = (attachmentId: string, method = "GET") => fetch(portal.linkTo(attachmentId), { method });

    // E 41
    const names: [string, string][] = [
      ["résumé 日本語 🐛.pdf", "résumé 日本語 🐛.pdf"],
      ["../../x", "x.pdf"],
      ["a/b", "b.pdf"],
      [".htaccess", "htaccess.pdf"],
      ["\u200b.htaccess", "htaccess.pdf"],
      ["x\u202egpj.exe", "xgpj.exe.pdf"],
      ["a".repeat(300), `${"a".repeat(96)}.pdf`],
      // 255 bytes.
      [`${"あ".repeat(83)}ab.pdf`, `${"あ".repeat(83)}ab.pdf`],
      ['a\r\nSet-Cookie: x="y"; \\z.pdf', "z.pdf"],
      ["", "file.pdf"],
      ['"quoted" 100%.pdf', "_quoted_ 100%.pdf"],
    ];
    test("have readable names, made safe, in a well-formed header and in the operator's list", async () => {
      const pdf = { contentType: "application/pdf", bytes: Buffer.from("%PDF-1.7\n%x") };
      const stored: [string, string][] = [];
      for (const [typed, safe] of names) {
        const { id } = expectCreated(await portal.attach(await portal.upload({ ...pdf, filename: typed })));
        const [file] = await portal.filesOf(id);
        stored.push([id, safe]);

        const header = (await download(file?.id ?? "")).headers.get("content-disposition") ?? "";
        expect(header).toMatch(/^attachment; filename(?:=|\*=UTF-8'')[\x20-\x7e]+$/u);
        expect(parse(header)).toMatchObject({ type: "attachment", parameters: { filename: safe } });
      }

      const lines = (await portal.command("conversations", "--tenant", "acme", "--json")).trim().split("\n");
      const list = new Map(lines.map((line) => listed.parse(JSON.parse(line))).map((row) => [row.id, row.attachments]));
      for (const [id, safe] of stored) expect(list.get(id)).toMatchObject([{ filename: safe }]);
    });

    // E 42
    test("a page, a drawing or a document is saved and never shown", async () => {
      const types = ["text/html", "image/svg+xml", "application/pdf"];
      await portal.command("tenant", "update", "--slug", "acme", ...types.flatMap((type) => ["--file-type", type]));
      const contents = ["<html><script>alert(1)</script></html>", "<svg onload='alert(1)'/>", "%PDF-1.7\n%x"];

      for (const [index, contentType] of types.entries()) {
        const bytes = Buffer.from(contents[index] ?? "");
        const file = { filename: "evil.html", contentType, bytes };
        const { id } = expectCreated(await portal.attach(await portal.upload(file)));
        const { headers } = await download((await portal.filesOf(id))[0]?.id ?? "");

        expect(headers.get("content-disposition")).toMatch(/^attachment;/u);
        expect(headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
        expect(headers.get("x-content-type-options")).toBe("nosniff");
        expect(headers.get("cache-control")).toBe("no-store, no-transform");
        expect(headers.get("content-type")).toBe(
          contentType === "application/pdf" ? contentType : "application/octet-stream",
        );
      }
      await portal.command("tenant", "update", "--slug", "acme", "--file-type", "image/png");
    });

    test("have their length with them, and come whole or not at all", async () => {
      const bytes = Buffer.concat([png, Buffer.alloc(20 * mebibyte - png.byteLength, 1)]);
      const { id } = expectCreated(await portal.attach(await portal.upload({ bytes })));
      const [file] = await portal.filesOf(id);

      const head = await download(file?.id ?? "", "HEAD");
      expect(head.status).toBe(200);
      expect(head.headers.get("content-length")).toBe(String(bytes.byteLength));
      expect(await head.text()).toBe("");

      const path = new URL(portal.linkTo(file?.id ?? "")).pathname;
      const posted = await portal.call({ method: "POST", path, body: "x" });
      expectRefusal(posted, errorCatalogue.method_not_allowed);
      expect(posted.headers.allow).toBe("GET, HEAD, OPTIONS");
      if (portal.s3 === null) return;
      const response = await fetch(portal.linkTo(file?.id ?? ""));
      portal.s3.hangUp();
      await expect(response.arrayBuffer()).rejects.toThrow("terminated");
    });

    test("a file's requester sees it with a link, and nobody else does", async () => {
      const ada = { tenantId: acme.id, email: "ada@example.com", name: "Ada" };
      const authorization = bearerOf(portal.forge, ada);
      const input = { subject: "A", description: "B", attachment_ids: [await portal.upload()] };
      const { id: conversationId } = expectCreated(
        await portal.callJson(conversationsOf(acme.id), input, { headers: { authorization } }),
      );
      const [{ id } = { id: "" }] = await portal.filesOf(conversationId);
      const path = `/api/v1/help-center/attachments/${id}?tenant_id=${acme.id}`;
      const { rows } = await portal.inspection.withRlsBypass(async (tx) => ({
        rows: z
          .array(z.object({ id: z.string() }))
          .parse(await tx.$queryRaw`select id from contacts where email = 'ada@example.com'`),
      }));
      const claims = { sub: rows[0]?.id, tenant_id: acme.id, email: ada.email, name: ada.name };
      const answer = await portal.call({
        path,
        headers: { authorization: `Bearer ${portal.forge.forge({ claims })}` },
      });
      const strangers = { ...ada, email: "eve@example.com" };

      const file = attachmentSchema.parse(answer.json);
      expect(file.size_bytes).toBe(png.byteLength);
      expect(Buffer.from(await (await fetch(file.download_url ?? "")).arrayBuffer()).equals(png)).toBe(true);
      expect((await portal.call({ path })).status).toBe(404);
      expect((await portal.call({ path, headers: { authorization: bearerOf(portal.forge, strangers) } })).status).toBe(
        404,
      );
    });

    test("a download link opens its own file, unchanged and in time", async () => {
      const { id } = expectCreated(await portal.attach(await portal.upload()));
      const [file] = await portal.filesOf(id);
      const link = new URL(
        (await portal.command("attachments", "url", "--tenant", "acme", "--id", file?.id ?? "")).trim(),
      );
      const statusOf = async (url: URL | string) => (await fetch(url)).status;
      const changed = new URL(link);
      changed.searchParams.set("token", `${link.searchParams.get("token")?.slice(0, -3) ?? ""}AAA`);
      const bearer = new URL(link);
      bearer.searchParams.set("token", portal.forge.forge({ claims: { tenant_id: acme.id, sub: file?.id } }));
      const late = new URL(link);
      const nowSeconds = Math.floor(Date.now() / 1000);
      const old = { iat: nowSeconds - 400, exp: nowSeconds - 100, tenant_id: acme.id, sub: file?.id };
      late.searchParams.set("token", portal.forge.forge({ header: { typ: "portal-download+jwt" }, claims: old }));

      expect(await statusOf(link)).toBe(200);
      for (const wrong of [
        changed,
        bearer,
        late,
        new URL(link.pathname, link),
        new URL(link.href.replace(file?.id ?? "", crypto.randomUUID())),
      ]) {
        expect(await statusOf(wrong), wrong.href).toBe(403);
      }
    });
  });
}

// Next's own route handlers are out of the way of these bytes, and so is what they do for a route.
test("an address of an upload refuses what is no upload, and hears nobody out before it does", async () => {
  test.slow();
  const portal = await startFilePortal("local");
  try {
    const { upload_url: url } = await portal.presign();
    const path = new URL(url).pathname;
    const got = await portal.call({ path });
    expectRefusal(got, errorCatalogue.method_not_allowed);
    expect(got.headers.allow).toBe("PUT, OPTIONS");
    expect((await portal.call({ method: "OPTIONS", path })).status).toBe(204);
    expectRefusal(
      await portal.call({ method: "PUT", path: path.slice(0, -3), body: "x" }),
      errorCatalogue.upload_refused,
    );

    const large = String(20 * mebibyte);
    expect(await firstStatusOf(url, { "Content-Type": "image/png", "Content-Length": large })).toBe(403);

    const brokenOff = await portal.callRaw(
      [`PUT ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\nContent-Length: 70\r\n\r\nabc`],
      500,
    );
    expect(brokenOff.status).toBe(0);
    expect(await portal.put(url)).toBe(200);
    expect(await portal.put(url)).toBe(409);
    expect(portal.lines.filter((line) => line.includes('"level":50'))).toEqual([]);
  } finally {
    await portal.close();
  }
});

/** The status of an upload of which only the headers are sent. */
function firstStatusOf(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "PUT", headers }, (response) => {
      resolve(response.statusCode ?? 0);
      sent.destroy();
    });
    sent.on("error", reject);
    sent.flushHeaders();
  });
}
