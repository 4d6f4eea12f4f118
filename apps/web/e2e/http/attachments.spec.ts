import { request } from "node:http";
import { parse } from "content-disposition";
import { attachmentSchema, presignedUploadSchema } from "@portal/contract";
import { z } from "zod";
import { acme, globex } from "../test-tenants.ts";
import { backends, declarationOf, png, presignPath, startFilePortal, type FilePortal } from "./file-portal.ts";
import { conversationsOf } from "./portal-client.ts";
import { bearerOf } from "./session.ts";
import { countRows } from "./stored-rows.ts";
import { expect, expectCreated, expectProblems, test } from "./test.ts";

const listed = z.object({
  id: z.string(),
  attachments: z.array(
    z.object({
      id: z.string(),
      filename: z.string(),
      content_type: z.string(),
      size_bytes: z.number(),
      sha256: z.string(),
      scan_status: z.string(),
    }),
  ),
});

for (const backend of backends) {
  test.describe(`files in the ${backend} store`, () => {
    test.describe.configure({ mode: "default" });
    let portal: FilePortal;

    test.beforeAll(async () => {
      portal = await startFilePortal(backend);
    });

    test.afterAll(() => portal.close());

    /** What the operator sees of a conversation's files. */
    async function filesOf(conversationId: string) {
      const lines = (await portal.command("conversations", "--tenant", "acme", "--json")).trim().split("\n");
      return (
        lines.map((line) => listed.parse(JSON.parse(line))).find(({ id }) => id === conversationId)?.attachments ?? []
      );
    }

    /** Follows a link that the operator makes. */
    async function download(attachmentId: string, method = "GET"): Promise<Response> {
      const url = await portal.command("attachments", "url", "--tenant", "acme", "--id", attachmentId);
      return fetch(url.trim(), { method });
    }

    test("a file goes from presign to a conversation and back, to the last byte", async () => {
      const bytes = Buffer.concat([png, Buffer.alloc(2_000_000, "x")]);

      const answer = await portal.callJson(presignPath, declarationOf({ bytes }));
      expect(answer.status).toBe(200);
      expect(presignedUploadSchema.parse(answer.json).expires_in_seconds).toBe(300);
      const { id } = expectCreated(await portal.attach(await portal.upload({ bytes })));
      const [file] = await filesOf(id);

      expect(file).toMatchObject({ filename: "photo.png", content_type: "image/png", size_bytes: bytes.byteLength });
      expect(file?.scan_status).toBe("not_scanned");
      const response = await download(file?.id ?? "");
      expect(response.status).toBe(200);
      expect(response.headers.get("content-length")).toBe(String(bytes.byteLength));
      expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
      const head = await download(file?.id ?? "", "HEAD");
      expect(head.status).toBe(200);
      expect(await head.text()).toBe("");
    });

    // E 38
    test("a file is attached once: a second time is refused, and of fifty at once exactly one succeeds", async () => {
      const used = await portal.upload();
      expectCreated(await portal.attach(used));
      const unavailable = [{ loc: ["body", "attachment_ids", 0], type: "attachment_unavailable" }];
      expect(expectProblems(await portal.attach(used))).toEqual(unavailable);

      for (let round = 0; round < 5; round += 1) {
        const attachmentId = await portal.upload();
        const before = await countRows(portal.inspection, acme.id);
        const answers = await Promise.all(Array.from({ length: 50 }, () => portal.attach(attachmentId)));

        expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
        for (const answer of answers.filter(({ status }) => status !== 201)) {
          expect(expectProblems(answer)).toEqual(unavailable);
        }
        expect(await countRows(portal.inspection, acme.id)).toEqual({
          contacts: before.contacts + 1,
          conversations: before.conversations + 1,
          messages: before.messages + 1,
          audit_events: before.audit_events + 1,
        });
      }
    });

    // E 39
    test("what is foreign, made up, used, expired or not uploaded gets one answer, and writes nothing", async () => {
      const used = await portal.upload();
      expectCreated(await portal.attach(used));
      const expired = await portal.upload();
      await portal.inspection.withRlsBypass(
        (tx) => tx.$executeRaw`
          update attachments set created_at = now() - interval '25 hours', expires_at = now() - interval '1 second'
          where linked_at is null`,
      );
      const candidates = [
        used,
        expired,
        await portal.upload({}, globex.id),
        (await portal.presign()).attachment_id,
        "0193b2f0-0000-7000-8000-000000000000",
        Buffer.alloc(32, 1).toString("base64url"),
      ];
      const before = await countRows(portal.inspection, acme.id);

      const answers = await Promise.all(candidates.map((attachmentId) => portal.attach(attachmentId)));

      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      expect(answers[0]?.status).toBe(422);
      expect(await countRows(portal.inspection, acme.id)).toEqual(before);
    });

    // E 40
    test("the store takes the declared type and size and nothing else, and what is attached cannot be replaced", async () => {
      const { attachment_id: attachmentId, upload_url: url } = await portal.presign();
      const larger = Buffer.concat([png, png]);
      const evil = Buffer.from(png).fill(7, 40);

      expect(await portal.put(url, { bytes: larger })).toBe(403);
      expect(await portal.put(url, { bytes: png.subarray(1) })).toBe(403);
      expect(await portal.put(url, { contentType: "text/html" })).toBe(403);
      expect(await putUnannounced(url, png)).toBeGreaterThanOrEqual(400);
      expect(await portal.put(url)).toBe(200);
      const { id } = expectCreated(await portal.attach(attachmentId));
      const again = await portal.put(url, { bytes: evil });
      expect(again).toBe(backend === "local" ? 409 : 200);

      const [file] = await filesOf(id);
      expect(Buffer.from(await (await download(file?.id ?? "")).arrayBuffer()).equals(png)).toBe(true);
    });

    test("a file that is not what it was declared to be is refused by its place in the list", async () => {
      const page = await portal.upload({ bytes: Buffer.from("<script>alert(1)</script>") });

      const answer = await portal.attach(await portal.upload(), page);

      expect(expectProblems(answer)).toEqual([{ loc: ["body", "attachment_ids", 1], type: "attachment_refused" }]);
    });

    // E 41
    const names: [string, string][] = [
      ["résumé 日本語 🐛.png", "résumé 日本語 🐛.png"],
      ["../../x", "x.png"],
      ["a/b", "b.png"],
      [".htaccess", "htaccess.png"],
      ["\u200b.htaccess", "htaccess.png"],
      ["x\u202egpj.exe", "xgpj.exe.png"],
      ["a".repeat(300), `${"a".repeat(96)}.png`],
      [`${"あ".repeat(83)}ab.png`, `${"あ".repeat(83)}ab.png`],
      ['a\r\nSet-Cookie: x="y"; \\z.png', "z.png"],
      ["", "file.png"],
      ['"quoted" 100%.png', "_quoted_ 100%.png"],
    ];
    test("names are kept readable, made safe, and come back in a well-formed header", async () => {
      for (const [typed, safe] of names) {
        const { id } = expectCreated(await portal.attach(await portal.upload({ filename: typed })));
        const [file] = await filesOf(id);
        expect(file?.filename).toBe(safe);

        const header = (await download(file?.id ?? "")).headers.get("content-disposition") ?? "";
        expect(header).toMatch(/^attachment; filename(?:=|\*=UTF-8'')[\x20-\x7e]+$/u);
        expect(parse(header)).toMatchObject({ type: "attachment", parameters: { filename: safe } });
      }
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
        const { headers } = await download((await filesOf(id))[0]?.id ?? "");

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

    // E 43
    test("eleven, twice the same and a thousand are refused at once", async () => {
      const ids = (count: number) => Array.from({ length: count }, (_, index) => `made-up-${index}`);
      const tooLong = [{ loc: ["body", "attachment_ids"], type: "too_long" }];
      await portal.attach(...ids(11));

      for (const [sent, expected] of [
        [ids(11), tooLong],
        [ids(1_000), tooLong],
        [["a", "b", "a"], [{ loc: ["body", "attachment_ids", 2], type: "value_error" }]],
      ] as const) {
        const startedAtMs = performance.now();
        const answer = await portal.attach(...sent);
        expect(performance.now() - startedAtMs).toBeLessThan(200);
        expect(expectProblems(answer)).toEqual(expected);
      }
    });

    // E 44
    test("what nobody attached within a day is swept, and what was attached stays", async () => {
      const { id } = expectCreated(await portal.attach(await portal.upload()));
      const left = await portal.upload();
      await portal.inspection.withRlsBypass(
        (tx) => tx.$executeRaw`
          update attachments set created_at = now() - interval '25 hours', expires_at = now() - interval '1 hour'`,
      );

      const swept = await portal.command("attachments", "sweep", "--json");

      expect(z.object({ uploads: z.number() }).parse(JSON.parse(swept)).uploads).toBeGreaterThanOrEqual(1);
      expect(expectProblems(await portal.attach(left))).toEqual([
        { loc: ["body", "attachment_ids", 0], type: "attachment_unavailable" },
      ]);
      const [file] = await filesOf(id);
      expect((await download(file?.id ?? "")).status).toBe(200);
      expect(await portal.command("attachments", "sweep", "--json")).toBe('{"uploads":0,"orphans":0}\n');
    });

    test("a file's requester sees it with a link, and nobody else does", async () => {
      const ada = { tenantId: acme.id, email: "ada@example.com", name: "Ada" };
      const authorization = bearerOf(portal.forge, ada);
      const input = { subject: "A", description: "B", attachment_ids: [await portal.upload()] };
      const { id: conversationId } = expectCreated(
        await portal.callJson(conversationsOf(acme.id), input, { headers: { authorization } }),
      );
      const [{ id } = { id: "" }] = await filesOf(conversationId);
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
      const [file] = await filesOf(id);
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

/** Sends a body without saying how long it will be, and gives the status. */
function putUnannounced(url: string, bytes: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { "Content-Type": "image/png", "Transfer-Encoding": "chunked" };
    const sent = request(url, { method: "PUT", headers }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
    });
    sent.on("error", reject);
    sent.end(bytes);
  });
}
