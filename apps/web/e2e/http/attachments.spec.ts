import { createHash } from "node:crypto";
import { request } from "node:http";
import { presignedUploadSchema } from "@portal/contract";
import { z } from "zod";
import { acme, globex } from "../test-tenants.ts";
import { backends, declarationOf, png, presignPath, startFilePortal, type FilePortal } from "./file-portal.ts";
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
    test.describe.configure({ mode: "default", timeout: 90_000 });
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
    async function download(attachmentId: string): Promise<Response> {
      const url = await portal.command("attachments", "url", "--tenant", "acme", "--id", attachmentId);
      return fetch(url.trim());
    }

    test("a file goes from presign to a conversation and back, to the last byte", async () => {
      const bytes = Buffer.concat([png, Buffer.alloc(2_000_000, "x")]);

      const answer = await portal.callJson(presignPath, declarationOf({ bytes }));
      expect(answer.status).toBe(200);
      expect(presignedUploadSchema.parse(answer.json).expires_in_seconds).toBe(300);
      const { id } = expectCreated(await portal.attach(await portal.upload({ bytes })));
      const [file] = await filesOf(id);

      expect(file).toMatchObject({ filename: "photo.png", content_type: "image/png", size_bytes: bytes.byteLength });
      expect(file).toMatchObject({ sha256: sha256Of(bytes), scan_status: "not_scanned" });
      const response = await download(file?.id ?? "");
      expect(response.status).toBe(200);
      expect(response.headers.get("content-length")).toBe(String(bytes.byteLength));
      expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
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
  });
}

function sha256Of(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
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
