import { afterAll, beforeAll, expect, it } from "vitest";
import { betweenStatements } from "../conversation/testing/between-statements.ts";
import {
  createSubmissionWorld,
  globexId,
  submissionOf,
  type SubmissionWorld,
} from "../conversation/testing/create-submission-world.ts";
import { sweepKeys } from "./sweep-keys.ts";

const doors = ["rest", "trpc", "form", "command_line"] as const;

let world: SubmissionWorld;
beforeAll(async () => {
  world = await createSubmissionWorld();
});
afterAll(() => world.close());

let keyCount = 0;
function newKey(): string {
  keyCount += 1;
  return `key-${String(keyCount)}`;
}

async function countConversations(subject: string): Promise<number> {
  const { rowCount } = await world.inspect.query("select from conversations where subject = $1", [subject]);
  return rowCount ?? 0;
}

async function expireKeys(): Promise<void> {
  await world.inspect.query(
    "update idempotency_keys set created_at = now() - interval '2 days', expires_at = now() - interval '1 second'",
  );
}

it("makes one conversation of fifty simultaneous requests with one key over all doors, and one of them is the first", async () => {
  const submission = submissionOf();
  const idempotencyKey = newKey();

  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      world.submit(submission, { idempotencyKey, door: doors[index % doors.length] ?? "rest" }),
    ),
  );

  expect(new Set(answers.map(({ id, display_id: displayId }) => `${id} ${displayId}`)).size).toBe(1);
  expect(answers.filter((answer) => !answer.is_replayed)).toHaveLength(1);
  expect(await countConversations(submission.subject)).toBe(1);
});

it("gives the very first answer again", async () => {
  const submission = submissionOf();
  const idempotencyKey = newKey();
  const first = await world.submit(submission, { idempotencyKey });
  await world.inspect.query("update conversations set status = 'closed' where id = $1", [first.id]);

  const second = await world.submit({ ...submission, subject: ` ${submission.subject} ` }, { idempotencyKey });

  expect(second).toEqual({ ...first, is_replayed: true });
});

it.each([
  ["another subject", { subject: "Another" }],
  ["another address", { email: "somebody-else@example.com" }],
  ["another category", { category: "Else" }],
])("refuses a key that comes back with %s, and says nothing of the first", async (_, change) => {
  const submission = submissionOf();
  const idempotencyKey = newKey();
  await world.submit(submission, { idempotencyKey });
  const before = await world.countRows();

  const again = world.submit({ ...submission, ...change }, { idempotencyKey });

  await expect(again).rejects.toMatchObject({ cause: { code: "idempotency_key_reused" } });
  expect(await world.countRows()).toEqual(before);
});

it("knows nothing of another tenant's keys", async () => {
  const submission = submissionOf();
  const idempotencyKey = newKey();
  const first = await world.submit(submission, { idempotencyKey });

  const elsewhere = await world.submit(submission, { idempotencyKey, tenant: { ids: [globexId] } });

  expect(elsewhere.id).not.toBe(first.id);
  expect(elsewhere.is_replayed).toBe(false);
});

it("frees the key when its request fails", async () => {
  const submission = submissionOf();
  const idempotencyKey = newKey();
  const failing = betweenStatements(world.services.database, (statement) =>
    statement === 1 ? Promise.reject(new Error("the process dies here")) : Promise.resolve(),
  );
  await world
    .submit(submission, { idempotencyKey, services: { ...world.services, database: failing } })
    .catch(() => null);

  const second = await world.submit(submission, { idempotencyKey });

  expect(second.is_replayed).toBe(false);
  expect(await countConversations(submission.subject)).toBe(1);
});

it("takes an expired key for a new request", async () => {
  const submission = submissionOf();
  const idempotencyKey = newKey();
  const first = await world.submit(submission, { idempotencyKey });
  await expireKeys();

  const second = await world.submit({ ...submission, description: "Something new" }, { idempotencyKey });

  expect(second.is_replayed).toBe(false);
  expect(second.id).not.toBe(first.id);
});

it("forgets expired keys in the sweep, and no live one", async () => {
  await world.submit(submissionOf(), { idempotencyKey: newKey() });
  await expireKeys();
  const live = newKey();
  const submission = submissionOf();
  await world.submit(submission, { idempotencyKey: live });

  const forgotten = await sweepKeys(world.services.database);

  expect(forgotten).toBeGreaterThan(0);
  const { rowCount } = await world.inspect.query("select from idempotency_keys");
  expect(rowCount).toBe(1);
  expect((await world.submit(submission, { idempotencyKey: live })).is_replayed).toBe(true);
});

it("tells the holder of a key, and of that tenant's key only, that its submission landed", async () => {
  const idempotencyKey = newKey();
  const { id, display_id: displayId, created_at: createdAt } = await world.submit(submissionOf(), { idempotencyKey });

  const receipt = await world.call({ idempotencyKey }).conversation.receiptOfKey();

  expect(receipt).toEqual({ id, display_id: displayId, created_at: createdAt });
  const elsewhere = world.call({ idempotencyKey, tenant: { ids: [globexId] } }).conversation.receiptOfKey();
  await expect(elsewhere).rejects.toMatchObject({ cause: { code: "not_found" } });
  const unknown = world.call({ idempotencyKey: newKey() }).conversation.receiptOfKey();
  await expect(unknown).rejects.toMatchObject({ cause: { code: "not_found" } });
  const without = world.call({}).conversation.receiptOfKey();
  await expect(without).rejects.toMatchObject({ cause: { problems: [{ type: "missing" }] } });
});

it.each([
  ["", "string_too_short"],
  ["k".repeat(256), "string_too_long"],
  ["two, keys", "value_error"],
  ["schlüssel", "value_error"],
])("refuses the key %j together with what is wrong with the body", async (idempotencyKey, type) => {
  const refused = world.submit(submissionOf({ subject: 1 }), { idempotencyKey });

  await expect(refused).rejects.toMatchObject({
    cause: {
      code: "invalid_input",
      problems: [
        { loc: ["header", "idempotency-key"], type },
        { loc: ["body", "subject"], type: "string_type" },
      ],
    },
  });
});
