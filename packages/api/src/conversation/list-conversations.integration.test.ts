import { afterAll, beforeAll, expect, it } from "vitest";
import { listConversations, type StoredConversation } from "./list-conversations.ts";
import {
  acmeId,
  createSubmissionWorld,
  globexId,
  submissionOf,
  type SubmissionWorld,
} from "./testing/create-submission-world.ts";

let world: SubmissionWorld;
beforeAll(async () => {
  world = await createSubmissionWorld();
});
afterAll(() => world.close());

it("goes on behind the last row of a page, also when conversations come meanwhile and share a time", async () => {
  await submitSeveral(5);
  // All at one moment: then only the id tells them apart.
  await world.inspect.query("update conversations set created_at = '2026-01-01'");
  await world.submit(submissionOf(), { tenant: { ids: [globexId] } });
  const { rows } = await world.inspect.query<{ id: string }>(
    "select id from conversations where tenant_id = $1 order by created_at desc, id desc",
    [acmeId],
  );

  const listed: StoredConversation[] = [];
  const sizes: number[] = [];
  for await (const page of listConversations(world.services.database, { tenantId: acmeId, pageSize: 2 })) {
    sizes.push(page.length);
    listed.push(...page);
    await submitSeveral(1);
  }

  expect(listed.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  expect(sizes).toEqual([2, 2, 1]);
});

it("takes the first message for the description, whatever was written since", async () => {
  const { id } = await world.submit(submissionOf({ description: "It burns." }));
  await world.inspect.query(
    `insert into messages (tenant_id, id, conversation_id, sender_type, body, created_at)
     values ($1, uuidv7(), $2, 'agent', 'Call the fire brigade.', now() + interval '1 minute')`,
    [acmeId, id],
  );

  const [page] = await firstPages(1);

  expect(page).toMatchObject([{ id, description: "It burns.", requesterVerification: "claimed" }]);
});

it("reads no page that nobody asks for", async () => {
  const pages = listConversations(world.services.database, { tenantId: acmeId, limit: 3, pageSize: 2 });

  expect((await pages.next()).value).toHaveLength(2);
  expect((await pages.next()).value).toHaveLength(1);
  expect((await pages.next()).done).toBe(true);
});

async function firstPages(limit: number): Promise<StoredConversation[][]> {
  const pages: StoredConversation[][] = [];
  for await (const page of listConversations(world.services.database, { tenantId: acmeId, limit })) pages.push(page);
  return pages;
}

async function submitSeveral(count: number): Promise<void> {
  for (let number = 0; number < count; number += 1) await world.submit(submissionOf());
}
