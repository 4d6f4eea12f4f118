import {
  forgetOverWindows,
  sweepChallenges,
  sweepCredentials,
  sweepEvents,
  sweepMails,
  sweepSecrets,
  sweepSketches,
} from "@portal/api/worker";
import { afterEach, beforeEach, expect, it } from "vitest";
import { acmeId, createWorkerWorld, type WorkerWorld } from "./testing/create-worker-world.ts";

let world: WorkerWorld;
beforeEach(async () => {
  world = await createWorkerWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

const hash = "sha256(gen_random_uuid()::text::bytea)";

it("forgets sign-in links that have expired and leaves the others", async () => {
  await world.query(
    `insert into sign_in_links (tenant_id, id, token_hash, email, expires_at, created_at)
     select $1, gen_random_uuid(), ${hash}, 'ada@example.com', now() + make_interval(mins => minutes), now() - interval '1 day'
     from (values (-60), (-1), (10)) as link (minutes)`,
    [acmeId],
  );
  expect(await sweepCredentials(world.db.database)).toBe(2);
  expect(await world.query("select from sign_in_links where expires_at > now()")).toHaveLength(1);
});

it("forgets refresh tokens that have expired and leaves the others", async () => {
  await world.submit();
  await world.query(
    `insert into refresh_tokens (tenant_id, id, contact_id, family_id, token_hash, expires_at, created_at)
     select tenant_id, gen_random_uuid(), id, gen_random_uuid(), ${hash}, now() + make_interval(mins => minutes),
       now() - interval '40 days'
     from contacts cross join (values (-1), (10)) as token (minutes)`,
  );
  expect(await sweepCredentials(world.db.database)).toBe(1);
  expect(await world.query("select from refresh_tokens")).toHaveLength(1);
});

it("forgets webhook secrets whose overlap is over", async () => {
  await world.addEndpoint("https://hooks.example.com/");
  await world.query(
    `insert into webhook_secrets (tenant_id, id, endpoint_id, secret, expires_at)
     select tenant_id, gen_random_uuid(), id, 'whsec_' || repeat('A', 44), now() + make_interval(mins => minutes)
     from webhook_endpoints cross join (values (-1), (10)) as old (minutes)`,
  );
  expect(await sweepSecrets(world.db.database)).toBe(1);
  expect(await world.query("select from webhook_secrets")).toHaveLength(2);
});

it("forgets an event a month after it was followed up, and never one that still waits", async () => {
  for (let count = 0; count < 3; count += 1) await world.submit();
  await world.query(`update outbox_events set created_at = now() - interval '60 days'`);
  await world.query(
    `update outbox_events set relayed_at = now() - make_interval(days => n.days::int)
     from (select id, row_number() over (order by id) * 20 as days from outbox_events) n
     where n.id = outbox_events.id and n.days < 60`,
  );
  expect(await sweepEvents(world.db.database)).toBe(1);
  expect(await world.query("select relayed_at is null as waits from outbox_events order by 1")).toEqual([
    { waits: false },
    { waits: true },
  ]);
});

it("forgets mails, their links and counts after a month, and no silence", async () => {
  for (let count = 0; count < 2; count += 1) await world.submit();
  await world.query(
    `insert into requester_mails (tenant_id, conversation_id, kind, event_id, outcome)
     select tenant_id, id, 'confirm', id, 'limited' from conversations`,
  );
  await world.query(
    `insert into mailbox_proofs (tenant_id, id, conversation_id, token_hash, disown_token_hash, address_hash, expires_at)
     select tenant_id, gen_random_uuid(), id, ${hash}, ${hash}, ${hash}, now() + interval '90 days' from conversations`,
  );
  await world.query(
    `insert into mail_recipients (address_hash, silenced_at)
     select ${hash}, silenced_at from (values (null::timestamptz), (now()), (null)) as recipient (silenced_at)`,
  );
  for (const table of ["requester_mails", "mailbox_proofs"]) {
    await world.query(
      `update ${table} set created_at = now() - interval '31 days' where ctid = (select min(ctid) from ${table})`,
    );
  }
  await world.query(
    `update mail_recipients set updated_at = now() - interval '31 days'
     where silenced_at is not null or ctid = (select min(ctid) from mail_recipients)`,
  );

  expect(await sweepMails(world.db.database)).toBe(3);
  expect(await world.query("select from requester_mails")).toHaveLength(1);
  expect(await world.query("select from mailbox_proofs")).toHaveLength(1);
  expect(await world.query("select silenced_at is null as counted from mail_recipients order by 1")).toEqual([
    { counted: false },
    { counted: true },
  ]);
});

it("is asked for by nobody: the schedule is with the queue", async () => {
  await world.startWorker();
  expect(await world.query("select name, cron from pgboss.schedule order by name")).toEqual([
    { name: "scan-files", cron: "* * * * *" },
    { name: "sweep", cron: "*/10 * * * *" },
    { name: "sweep-files", cron: "*/10 * * * *" },
  ]);
});

it("forgets limits, likenesses and spent challenges that are over, and leaves the others", async () => {
  await world.query(
    `insert into rate_limits (key, points, expires_at)
     select 'client_hour:' || minutes, 1, now() + make_interval(mins => minutes) from (values (-2), (10)) as w (minutes)`,
  );
  await world.query(
    `insert into text_sketches (feature, senders, expires_at)
     select minutes::text, repeat('1', 256)::bit(256), now() + make_interval(mins => minutes)
     from (values (-2), (10)) as w (minutes)`,
  );
  await world.query(
    `insert into spent_challenges (tenant_id, nonce, expires_at)
     select $1, substring(sha256(minutes::text::bytea) for 16), now() + make_interval(mins => minutes)
     from (values (-2), (10)) as w (minutes)`,
    [acmeId],
  );

  const { database } = world.db;
  const forgotten = [await forgetOverWindows(database), await sweepSketches(database), await sweepChallenges(database)];
  expect(forgotten).toEqual([1, 1, 1]);
  for (const table of ["rate_limits", "text_sketches", "spent_challenges"]) {
    expect(await world.query(`select from ${table} where expires_at > now()`)).toHaveLength(1);
  }
});
