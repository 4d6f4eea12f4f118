import { setTimeout as sleep } from "node:timers/promises";
import { webhookMessageSchema } from "@portal/contract";
import type { JobSender, NewJob } from "@portal/db/jobs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  acmeId,
  createSubmissionWorld,
  submissionOf,
  type SubmissionWorld,
} from "../conversation/testing/create-submission-world.ts";
import { writeMessage } from "../webhook/write-message.ts";
import { recordEvent } from "./record-event.ts";
import { relayEvents } from "./relay-events.ts";

let world: SubmissionWorld;
beforeAll(async () => {
  world = await createSubmissionWorld({ poolMax: 4 });
});
afterAll(() => world.close());
beforeEach(() => world.inspect.query("update outbox_events set relayed_at = now()"));

/** A queue that only writes down what it gets. */
function notebook(): JobSender & { jobs: NewJob[] } {
  const jobs: NewJob[] = [];
  return {
    jobs,
    enqueue: async (_, added) => {
      // Long enough for another relay to come while this one is at it.
      await sleep(100);
      jobs.push(...added);
    },
  };
}

async function waiting(): Promise<number> {
  return (await world.inspect.query("select from outbox_events where relayed_at is null")).rowCount ?? 0;
}

describe("a submission", () => {
  it("has exactly one event, of its tenant, under its request", async () => {
    const { id } = await world.submit(submissionOf(), { requestId: "request-7" });

    const { rows } = await world.inspect.query(
      "select tenant_id, type, payload, request_id from outbox_events where conversation_id = $1",
      [id],
    );
    expect(rows).toEqual([{ tenant_id: acmeId, type: "conversation.created", payload: {}, request_id: "request-7" }]);
  });

  it("that is repeated under its key makes no second event", async () => {
    const [input, idempotencyKey] = [submissionOf(), "one-key-for-both-of-them"];
    await world.submit(input, { idempotencyKey });
    await world.submit(input, { idempotencyKey });

    expect(await waiting()).toBe(1);
  });
});

describe("the relay", () => {
  it("makes the jobs of an event once, however many relays there are", async () => {
    for (let count = 0; count < 20; count += 1) await world.submit(submissionOf());
    const notes = [notebook(), notebook(), notebook()];

    await Promise.all(notes.map((note) => relayEvents(world.services.database, note)));
    await relayEvents(world.services.database, notebook());

    const jobs = notes.flatMap((note) => note.jobs);
    expect(jobs).toHaveLength(2 * 20);
    expect(new Set(jobs.map(({ task, payload }) => `${task} ${String(payload["event_id"])}`)).size).toBe(2 * 20);
    expect(jobs[0]).toMatchObject({ task: "announce-event", payload: { tenant_id: acmeId, request_id: "test" } });
    expect(await waiting()).toBe(0);
  });

  it("leaves an event where it is when its jobs cannot be made", async () => {
    await world.submit(submissionOf());
    const broken: JobSender = { enqueue: () => Promise.reject(new Error("planted")) };

    await expect(relayEvents(world.services.database, broken)).rejects.toThrow("planted");
    expect(await waiting()).toBe(1);
  });

  it("leaves an event that it does not know to a later version", async () => {
    await world.services.database.withRlsBypass((tx) =>
      recordEvent(tx, { tenantId: acmeId, type: "conversation.sent_to_mars", requestId: "test" }),
    );
    const note = notebook();

    expect(await relayEvents(world.services.database, note)).toEqual({ events: 0, tasks: [] });
    expect(await waiting()).toBe(1);
  });
});

describe("an event's payload", () => {
  it("has no room for what a person wrote", async () => {
    const recorded = world.services.database.withRlsBypass((tx) =>
      recordEvent(tx, {
        tenantId: acmeId,
        type: "conversation.created",
        requestId: "test",
        payload: { text: "x".repeat(600) },
      }),
    );
    await expect(recorded).rejects.toThrow();
  });
});

describe("a webhook message", () => {
  it("stays below 20 kB whatever was typed, and has no description in it", async () => {
    const worst = "\u{1F4A9}".repeat(255);
    const { id } = await world.submit(
      submissionOf({ subject: worst, category: worst.slice(0, 200), description: "canary-4711" }),
    );
    const { rows } = await world.inspect.query<{ id: string }>(
      "select id from outbox_events where conversation_id = $1",
      [id],
    );

    const job = { tenant_id: acmeId, event_id: rows[0]?.id ?? "", request_id: "test" };
    const message = await world.services.database.withRlsBypass((tx) => writeMessage(tx, job));

    expect(webhookMessageSchema.parse(message)).toMatchObject({
      type: "conversation.created",
      data: { id, subject: worst },
    });
    expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThan(20_000);
    expect(JSON.stringify(message)).not.toContain("canary-4711");
  });
});
