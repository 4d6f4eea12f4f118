import { createTestDatabase, demoTenants, type TestDatabase } from "@portal/db/testing";
import { afterEach, beforeEach, expect, it } from "vitest";
import { submissionOf } from "../conversation/testing/create-submission-world.ts";
import { createMailWorld } from "../requester-mail/testing/create-mail-world.ts";
import { recordEvent } from "../outbox/record-event.ts";
import { createMetrics } from "./metrics.ts";

let db: TestDatabase;
beforeEach(async () => {
  db = await createTestDatabase();
});
afterEach(() => db.drop());

it("shows what waits in the outbox and in the job queue, how long, and what is dead", async () => {
  await db.database.withRlsBypass((tx) =>
    recordEvent(tx, { tenantId: demoTenants.acme.id, type: "conversation.created", requestId: "test" }),
  );
  await db.inspect.query("update outbox_events set created_at = now() - interval '90 seconds'");
  await db.inspect.query(
    "select pgboss.create_queue(name, '{\"policy\":\"standard\"}') from unnest('{try-it,dead-letters}'::text[]) as name",
  );
  await db.inspect.query(
    `insert into pgboss.job (name, state, start_after, source_name) values
       ('try-it', 'created', now() - interval '30 seconds', null), ('try-it', 'created', now() + interval '1 hour', null),
       ('try-it', 'retry', now() + interval '1 hour', null), ('try-it', 'active', now(), null),
       ('try-it', 'completed', now(), null), ('dead-letters', 'created', now(), 'try-it')`,
  );

  const text = await createMetrics(db.database).registry.metrics();

  expect(text).toMatch(/^portal_outbox_waiting 1$/m);
  expect(text).toMatch(/^portal_outbox_oldest_seconds 9\d/m);
  expect(text).toMatch(/^portal_jobs\{task="try-it",state="waiting"\} 2$/m);
  expect(text).toMatch(/^portal_jobs\{task="try-it",state="failing"\} 1$/m);
  expect(text).toMatch(/^portal_jobs\{task="try-it",state="running"\} 1$/m);
  expect(text).toMatch(/^portal_jobs\{task="try-it",state="dead"\} 1$/m);
  expect(text).toMatch(/^portal_jobs_oldest_ready_seconds\{task="try-it"\} 3\d/m);
});

it("shows what became of recent mail, a tripped circuit breaker among it", async () => {
  const world = await createMailWorld();
  for (let number = 0; number < 3; number += 1) await world.followUp(await world.submitted(submissionOf()), 2);
  const old = await world.submitted(submissionOf());
  await world.followUp(old);
  await world.inspect.query(
    "update requester_mails set created_at = now() - interval '11 minutes' where conversation_id = $1",
    [old],
  );

  const text = await createMetrics(world.services.database).registry.metrics();

  expect(text).toMatch(/^portal_requester_mails_recent\{kind="confirm",outcome="sent"\} 2$/m);
  expect(text).toMatch(/^portal_requester_mails_recent\{kind="confirm",outcome="interrupted"\} 1$/m);
  await world.close();
});

it("still shows everything else when the database cannot be asked", async () => {
  await db.inspect.query("revoke select on outbox_events from portal_intake");

  const text = await createMetrics(db.database).registry.metrics();

  expect(text).not.toMatch(/^portal_jobs\{/m);
  expect(text).toMatch(/^portal_database_pool_connections\{/m);
});
