import { type Database, DatabaseUnavailableError } from "@portal/db";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createFileWorld, png, type FileWorld } from "../attachment/testing/create-file-world.ts";
import { submissionOf } from "../conversation/testing/create-submission-world.ts";

let world: FileWorld;
beforeAll(async () => {
  world = await createFileWorld();
});
afterAll(() => world.close());

const otherPng = Buffer.concat([png, Buffer.from("\n")]);

it("takes the same files for the same request, whichever upload brought them", async () => {
  const submission = submissionOf();
  const send = async () => {
    const attachmentIds = [await world.upload(), await world.upload({ filename: "second.png" })];
    return world.submit({ ...submission, attachment_ids: attachmentIds }, { idempotencyKey: "twice-uploaded" });
  };

  const answers = [await send(), ...(await Promise.all([send(), send()]))];

  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  const { rowCount } = await world.inspect.query("select from attachments where conversation_id = $1", [
    answers[0]?.id,
  ]);
  expect(rowCount).toBe(2);
});

it("gives the first answer to the very same uploads, although they are taken", async () => {
  const submission = submissionOf({ attachment_ids: [await world.upload()] });

  const first = await world.submit(submission, { idempotencyKey: "same-uploads" });
  const second = await world.submit(submission, { idempotencyKey: "same-uploads" });

  expect(second).toEqual({ ...first, is_replayed: true });
});

it.each([
  ["other bytes", { bytes: otherPng }],
  ["another name", { filename: "other.png" }],
])("knows a file with %s for another request", async (name, change) => {
  const submission = submissionOf();
  const idempotencyKey = `changed-${name.replaceAll(" ", "-")}`;
  await world.submit({ ...submission, attachment_ids: [await world.upload()] }, { idempotencyKey });

  const changed = { ...submission, attachment_ids: [await world.upload(change)] };

  await expect(world.submit(changed, { idempotencyKey })).rejects.toMatchObject({
    cause: { code: "idempotency_key_reused" },
  });
});

it("says that the key is used, rather than that the first request's files are, when the text has changed", async () => {
  const submission = submissionOf({ attachment_ids: [await world.upload()] });
  await world.submit(submission, { idempotencyKey: "changed-text" });

  const changed = world.submit({ ...submission, description: "Changed" }, { idempotencyKey: "changed-text" });

  await expect(changed).rejects.toMatchObject({ cause: { code: "idempotency_key_reused" } });
});

it("asks for another try, rather than refusing for good, while nobody can tell whether the first one has landed", async () => {
  const submission = submissionOf({ attachment_ids: [await world.upload()] });
  const first = await world.submit(submission, { idempotencyKey: "untold" });
  // The database goes after the files have been looked at.
  const { database } = world.services;
  let looks = 0;
  const leaving: Database = {
    ...database,
    withRlsBypass: (work) => {
      looks += 1;
      const gone = new DatabaseUnavailableError("rolled_back", { cause: new Error("gone") });
      return looks === 1 ? database.withRlsBypass(work) : Promise.reject(gone);
    },
  };

  const services = { ...world.services, database: leaving };
  const meanwhile = world.submit(submission, { idempotencyKey: "untold", services });

  await expect(meanwhile).rejects.toMatchObject({ cause: { code: "service_unavailable" } });
  expect(await world.submit(submission, { idempotencyKey: "untold" })).toEqual({ ...first, is_replayed: true });
});
