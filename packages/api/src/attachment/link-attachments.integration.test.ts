import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { submissionOf, globexId } from "../conversation/testing/create-submission-world.ts";
import { problemsOf } from "./testing/problems-of.ts";
import { createFileWorld, type FileWorld } from "./testing/create-file-world.ts";

const simultaneous = 50;
const rounds = 200;

let world: FileWorld;

beforeAll(async () => {
  world = await createFileWorld({ poolMax: 12, admissionTimeoutMs: 60_000 });
});

afterAll(() => world.close());

const unavailable = (index: number) => ({
  loc: ["body", "attachment_ids", index],
  msg: "File is not available: upload it again",
  type: "attachment_unavailable",
});

async function linkedRows() {
  const { rows } = await world.inspect.query<{ conversation_id: string; message_of: string }>(
    `select attachments.conversation_id, messages.conversation_id as message_of from attachments
     join messages on messages.tenant_id = attachments.tenant_id and messages.id = attachments.message_id
     where linked_at is not null`,
  );
  return rows;
}

describe("linking", () => {
  it("gives a conversation its files", async () => {
    const ids = [await world.upload(), await world.upload({ filename: "second.png" })];

    const { id } = await world.attach(...ids);

    expect((await linkedRows()).filter((row) => row.conversation_id === id)).toEqual([
      { conversation_id: id, message_of: id },
      { conversation_id: id, message_of: id },
    ]);
  });

  it("happens once", async () => {
    const attachmentId = await world.upload();
    await world.attach(attachmentId);
    const before = await world.countRows();

    expect(await problemsOf(world.attach(attachmentId))).toEqual([unavailable(0)]);
    expect(await world.countRows()).toEqual(before);
  });

  it("takes all files or none, and names the place of each that is missing", async () => {
    const [used, fresh] = [await world.upload(), await world.upload()];
    await world.attach(used);
    const before = await world.countRows();

    expect(await problemsOf(world.attach("made-up", fresh, used))).toEqual([unavailable(0), unavailable(2)]);
    expect(await world.countRows()).toEqual(before);
    await expect(world.attach(fresh)).resolves.toBeDefined();
  });

  it("says the same of what is foreign, made up, used, expired and not uploaded, and writes nothing", async () => {
    const expired = await world.upload();
    await world.inspect.query(
      "update attachments set created_at = now() - interval '25 hours', expires_at = now() - interval '1 hour' where conversation_id is null",
    );
    const used = await world.upload();
    await world.attach(used);
    const candidates = {
      foreign: await world.upload({}, globexId),
      "made up": Buffer.alloc(32, 7).toString("base64url"),
      "a random UUID": "0193b2f0-0000-7000-8000-000000000000",
      "not uploaded": (await world.presign()).attachment_id,
      "the id of a row": await idOfSomeRow(),
      "the hash of a capability": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      empty: "",
      used,
      expired,
    };
    const before = await world.countRows();

    for (const [what, attachmentId] of Object.entries(candidates)) {
      expect(await problemsOf(world.attach(attachmentId)), what).toEqual([unavailable(0)]);
    }
    expect(await world.countRows()).toEqual(before);
  });

  it(`of ${simultaneous} submissions at once with one file exactly one succeeds, ${rounds} times over`, async () => {
    const before = await world.countRows();
    for (let round = 0; round < rounds; round += 1) {
      const attachmentId = await world.upload();
      // Every other time it has been checked before, as a form does it: then all of them meet at the link, and none on the way.
      if (round % 2 === 1) await world.caller().attachment.confirm({ attachment_id: attachmentId });
      const submissions = Array.from({ length: simultaneous }, () => world.attach(attachmentId));
      const settled = await Promise.allSettled(submissions);
      const winners = settled.filter(({ status }) => status === "fulfilled");
      expect(winners).toHaveLength(1);
    }
    const after = await world.countRows();
    expect(after).toEqual({
      contacts: before.contacts + rounds,
      conversations: before.conversations + rounds,
      messages: before.messages + rounds,
      auditEvents: before.auditEvents + rounds,
      outboxEvents: before.outboxEvents + rounds,
    });
  }, 400_000);

  it("does not deadlock when two lists overlap in opposite orders", async () => {
    for (let round = 0; round < 20; round += 1) {
      const ids = [await world.upload(), await world.upload(), await world.upload()];
      const both = await Promise.allSettled([world.attach(...ids), world.attach(...ids.toReversed())]);

      expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    }
  });
});

describe("the limits of one submission", () => {
  it("stop at the tenant's number and total size", async () => {
    const [first, second] = [await world.upload(), await world.upload()];
    await world.inspect.query("update tenants set attachment_max_count = 1 where slug = 'acme'");
    expect(await problemsOf(world.attach(first, second))).toEqual([
      { loc: ["body", "attachment_ids"], msg: "List should have at most 1 item", type: "too_long" },
    ]);

    await world.inspect.query(
      "update tenants set attachment_max_count = 10, attachment_max_file_bytes = 100, attachment_max_total_bytes = 100 where slug = 'acme'",
    );
    expect(await problemsOf(world.attach(first, second))).toEqual([
      {
        loc: ["body", "attachment_ids"],
        msg: "Files should have at most 100 bytes (100 bytes) together",
        type: "less_than_equal",
      },
    ]);
    await expect(world.attach(first)).resolves.toBeDefined();
  });

  it("are refused before anything is looked up: eleven, twice the same, a thousand, and what is no list", async () => {
    const eleven = Array.from({ length: 11 }, (_, index) => `id-${index}`);
    const thousand = Array.from({ length: 1_000 }, (_, index) => `id-${index}`);
    const tooLong = { loc: ["body", "attachment_ids"], msg: "List should have at most 10 items", type: "too_long" };

    expect(await problemsOf(world.attach(...eleven))).toEqual([tooLong]);
    expect(await problemsOf(world.attach(...thousand))).toEqual([tooLong]);
    expect(await problemsOf(world.attach("a", "b", "a"))).toEqual([
      { loc: ["body", "attachment_ids", 2], msg: "Attachment should not be listed twice", type: "value_error" },
    ]);
    expect(await problemsOf(world.submit(submissionOf({ attachment_ids: ["a", 7, null] })))).toMatchObject([
      { loc: ["body", "attachment_ids", 1], type: "string_type" },
      { loc: ["body", "attachment_ids", 2], type: "string_type" },
    ]);
    expect(await problemsOf(world.submit(submissionOf({ attachment_ids: "a" })))).toMatchObject([
      { loc: ["body", "attachment_ids"], type: "list_type" },
    ]);
    expect(await problemsOf(world.submit(submissionOf({ attachment_ids: null })))).toMatchObject([
      { loc: ["body", "attachment_ids"], type: "list_type" },
    ]);
  });
});

async function idOfSomeRow(): Promise<string> {
  const { rows } = await world.inspect.query<{ id: string }>(
    "select id from attachments where conversation_id is null",
  );
  return rows[0]?.id ?? "";
}
