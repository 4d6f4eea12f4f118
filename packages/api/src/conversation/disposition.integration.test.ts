import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { decideDisposition } from "./disposition.ts";
import { listConversations, type ConversationList } from "./list-conversations.ts";
import { releaseConversation } from "./release-conversation.ts";
import {
  acmeId,
  createSubmissionWorld,
  submissionOf,
  type SubmissionWorld,
} from "./testing/create-submission-world.ts";

let world: SubmissionWorld;
beforeAll(async () => {
  world = await createSubmissionWorld();
});
afterAll(() => world.close());

const held: ConversationList = { tenantId: acmeId, disposition: "held" };

async function idsOf(list: ConversationList): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of listConversations(world.services.database, list)) ids.push(...page.map(({ id }) => id));
  return ids;
}

async function eventsOf(conversationId: string): Promise<string[]> {
  const { rows } = await world.inspect.query<{ type: string }>(
    "select type from outbox_events where conversation_id = $1 order by created_at",
    [conversationId],
  );
  return rows.map(({ type }) => type);
}

describe("a tenant that holds what nothing proves", () => {
  beforeEach(() => world.inspect.query("update tenants set submission_policy = 'hold' where id = $1", [acmeId]));

  it("answers as ever, lists it apart, and announces nothing", async () => {
    const answer = await world.submit(submissionOf());

    expect(Object.keys(answer).sort()).toEqual(
      ["created_at", "display_id", "form_version_warning", "id", "is_replayed", "status"].sort(),
    );
    expect(answer.status).toBe("open");
    expect(await idsOf(held)).toContain(answer.id);
    expect(await idsOf({ tenantId: acmeId })).not.toContain(answer.id);
    expect(await eventsOf(answer.id)).toEqual(["conversation.held"]);
  });

  it("accepts whom a token proves", async () => {
    const facts = await world.withToken({ email: "ada@example.com", name: "Ada" });

    const { id } = await world.submit(submissionOf(), facts);

    expect(await idsOf({ tenantId: acmeId })).toContain(id);
    expect(await eventsOf(id)).toEqual(["conversation.created"]);
  });

  it("releases each once, by its reference or its id, and only its own", async () => {
    const { database } = world.services;
    const { id, display_id } = await world.submit(submissionOf());
    const release = { tenantId: acmeId, conversation: display_id, requestId: "release" };
    const foreign = { ...release, tenantId: "22222222-2222-4222-8222-222222222222" };

    expect(await releaseConversation(database, foreign)).toBeNull();
    const released = await Promise.all(
      [release, { ...release, conversation: id }].map((one) => releaseConversation(database, one)),
    );

    expect(released.filter((one) => one !== null)).toEqual([{ id, displayId: display_id }]);
    expect(await idsOf({ tenantId: acmeId })).toContain(id);
    expect(await eventsOf(id)).toEqual(["conversation.held", "conversation.released"]);
  });
});

describe("the decision", () => {
  it.each([
    ["accept", "claimed", [], "accepted"],
    ["hold", "claimed", [], "held"],
    ["hold", "token", [], "accepted"],
    ["hold", "claimed", ["honeypot"], "quarantined"],
    ["accept", "token", ["honeypot"], "quarantined"],
  ] as const)("with policy %s, a %s sender and %j is: %s", (...[submissionPolicy, verification, suspicions, kind]) => {
    expect(decideDisposition({ submissionPolicy }, { verification }, suspicions)).toEqual({
      kind,
      quarantineReasons: suspicions,
    });
  });
});
