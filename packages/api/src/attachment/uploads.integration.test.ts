import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buffer } from "node:stream/consumers";
import { deflateRawSync } from "node:zlib";
import { submissionOf } from "../conversation/testing/create-submission-world.ts";
import { signDownloadLink } from "./download-link.ts";
import { backends, createFileWorld, keysOf, png, type FileWorld, type SentFile } from "./testing/create-file-world.ts";
import { codeOf, problemsOf } from "./testing/problems-of.ts";

const acmeId = "11111111-1111-4111-8111-111111111111";
const mebibyte = 1024 * 1024;
const text = (content: string) => Buffer.from(content);

describe.each(backends)("uploads to the %s store", (backend) => {
  let world: FileWorld;

  beforeAll(async () => {
    world = await createFileWorld({ backend });
  });

  afterAll(() => world.close());

  /** What a download of a conversation's only file gives. */
  async function download(conversationId: string) {
    const { rows } = await world.inspect.query<{ id: string }>(
      "select id from attachments where conversation_id = $1",
      [conversationId],
    );
    const id = rows[0]?.id ?? "";
    const url = new URL(await signDownloadLink(world.services, { tenantId: acmeId, id }));
    const { content, ...file } = await world
      .caller()
      .attachment.open({ id, token: url.searchParams.get("token") ?? "" });
    return { ...file, bytes: await buffer(content) };
  }

  it("are answered with exactly three things, and only a hash of the capability is kept", async () => {
    const answer = await world.presign();

    expect(Object.keys(answer).toSorted()).toEqual(["attachment_id", "expires_in_seconds", "upload_url"]);
    expect(answer.expires_in_seconds).toBe(300);
    expect(answer.attachment_id).toMatch(/^[\w-]{43}$/u);
    const { rows } = await world.inspect.query<{ row: string }>("select attachments::text as row from attachments");
    const kept = rows.map(({ row }) => row).join("\n");
    expect(kept).not.toContain(answer.attachment_id);
    expect(kept).not.toContain(Buffer.from(answer.attachment_id, "base64url").toString("hex"));
    expect(answer.upload_url).not.toContain(answer.attachment_id);
    expect(answer.upload_url).not.toContain("photo");
  });

  it("come back byte by byte, under their name and with their fingerprint", async () => {
    const bytes = Buffer.concat([png, Buffer.alloc(3 * mebibyte, 1)]);
    const { id } = await world.attach(await world.upload({ bytes, filename: "résumé 日本語 🐛.png" }));

    const file = await download(id);

    expect({ ...file, bytes: file.bytes.equals(bytes) }).toEqual({
      filename: "résumé 日本語 🐛.png",
      contentType: "image/png",
      sizeBytes: bytes.byteLength,
      bytes: true,
    });
  });

  it.each<[string, SentFile]>([
    ["another size than was declared", { bytes: png, declaredBytes: png.byteLength + 1 }],
    ["fewer bytes than were declared", { bytes: png.subarray(0, 20), declaredBytes: png.byteLength }],
    ["no bytes", { bytes: Buffer.alloc(0), declaredBytes: 1 }],
  ])("of %s are refused by the store", async (_, file) => {
    const { attachment_id: attachmentId, upload_url: url } = await world.presign(file);

    expect(await world.put(url, file)).toBe(403);
    expect(await problemsOf(world.attach(attachmentId))).toMatchObject([{ type: "attachment_unavailable" }]);
  });

  it("of another type than was declared, or to another address, are refused by the store", async () => {
    const { upload_url: url } = await world.presign();
    const other = new URL((await world.presign()).upload_url);
    other.search = new URL(url).search;
    const swapped =
      backend === "s3" ? other.href : url.replace(/.(?=.{5}$)/u, (letter) => (letter === "A" ? "B" : "A"));

    expect(await world.put(url, { contentType: "text/html" })).toBe(403);
    expect(await world.put(swapped)).toBe(403);
    expect(await world.put(url)).toBe(200);
  });

  it("are what stays once they were looked at, whatever is sent to their address afterwards", async () => {
    const evil = Buffer.from(png).fill(7, 40);
    const { attachment_id: attachmentId, upload_url: url } = await world.presign();
    await world.put(url);
    await world.caller().attachment.confirm({ attachment_id: attachmentId });
    await world.put(url, { bytes: evil });
    const { id } = await world.attach(attachmentId);
    await world.put(url, { bytes: evil });

    expect((await download(id)).bytes.equals(png)).toBe(true);
  });

  it("can be sent again as long as nothing has arrived", async () => {
    const { attachment_id: attachmentId, upload_url: url } = await world.presign();
    expect(await world.put(url, { bytes: png.subarray(0, 20) })).toBe(403);

    expect(await world.put(url)).toBe(200);
    await expect(world.attach(attachmentId)).resolves.toBeDefined();
  });

  it("checked by many at once are kept once", async () => {
    const attachmentId = await world.upload();
    const confirm = () => world.caller().attachment.confirm({ attachment_id: attachmentId });

    const answers = await Promise.all(Array.from({ length: 8 }, confirm));

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const { rows } = await world.inspect.query<{ object_key: string }>(
      "select object_key from attachments where check_result = 'passed' and conversation_id is null",
    );
    const today = new Date().toISOString().slice(0, 10);
    const { rows: all } = await world.inspect.query<{ count: number }>(
      "select count(*)::int as count from attachments where object_key is not null",
    );
    const objects = await keysOf(world.services, `kept/${today}/`);
    expect(objects).toContain(rows[0]?.object_key);
    expect(objects).toHaveLength(all[0]?.count ?? 0);
  });

  it.each<[string, SentFile]>([
    ["a page", { bytes: text("<html><script>alert(1)</script></html>") }],
    ["a program", { bytes: Buffer.concat([text("MZ"), Buffer.alloc(200)]) }],
    ["a picture of another kind", { bytes: text("GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;") }],
    ["bytes that are no text", { contentType: "text/plain", bytes: Buffer.from([0, 1, 2, 3]) }],
    ["a page that says it is a PDF", { contentType: "application/pdf", bytes: text("<html></html>") }],
    ["a text that says it is an archive", { contentType: "application/zip", bytes: text("PK, he said") }],
  ])("that hold %s are refused when they are to be attached", async (_, file) => {
    const attachmentId = await world.upload(file);
    const before = await world.countRows();

    const problems = await problemsOf(world.attach(attachmentId));
    expect(problems).toMatchObject([{ loc: ["body", "attachment_ids", 0], type: "attachment_refused" }]);
    expect(problems[0]?.msg).toMatch(/^File should be what it was declared to be: /u);
    // Asked again it is the same.
    expect(await problemsOf(world.attach(attachmentId))).toEqual(problems);
    expect(await world.countRows()).toEqual(before);
  });

  it.each<[string, SentFile]>([
    ["text in an old encoding", { contentType: "text/csv", bytes: Buffer.from("Stra\xdfe;B\xfcro\r\n", "latin1") }],
    ["text in UTF-16", { contentType: "text/plain", bytes: Buffer.from("\ufeffhello 日本語", "utf16le") }],
    ["text that begins like a picture", { contentType: "text/plain", bytes: text("BM, it said, and nothing more") }],
    ["an empty archive", { contentType: "application/zip", bytes: Buffer.from(`504b0506${"00".repeat(18)}`, "hex") }],
    ["an office file", { contentType: docx, bytes: zipOf("[Content_Types].xml", `<Types>${docx}</Types>`) }],
    ["a PDF", { contentType: "application/pdf", bytes: text("%PDF-1.7\n%\u00e2\u00e3\n1 0 obj") }],
  ])("that hold %s are taken", async (_, file) => {
    await expect(world.attach(await world.upload(file))).resolves.toBeDefined();
  });

  it("are lost while the store is away, and not the submission with them", async () => {
    if (world.s3 === null) return;
    const attachmentId = await world.upload();
    const submission = submissionOf({ attachment_ids: [attachmentId] });
    const before = await world.countRows();

    world.s3.setAway(true);
    expect(await codeOf(world.submit(submission))).toBe("storage_unavailable");
    expect(await world.countRows()).toEqual(before);
    world.s3.setAway(false);
    await expect(world.submit(submission)).resolves.toBeDefined();
  });
});

const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** A ZIP archive with one entry. */
function zipOf(name: string, content: string): Buffer {
  const data = deflateRawSync(content);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(data.byteLength, 18);
  header.writeUInt32LE(content.length, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), data]);
}
