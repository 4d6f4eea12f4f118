import { setTimeout as wait } from "node:timers/promises";
import { tenantKeptMs } from "@portal/api/testing";
import { z } from "zod";
import { acme } from "../test-tenants.ts";
import { startOwnPortal, type OwnPortal } from "./own-portal.ts";
import { conversationsOf, type Answer } from "./portal-client.ts";
import { countRows } from "./stored-rows.ts";
import { expect, expectCreated, expectRefusal, submissionOf, test } from "./test.ts";

test.describe.configure({ mode: "default", timeout: 120_000 });

const unavailable = { status: 503, detail: "The service is busy or its database is away. Try again shortly" };
const path = conversationsOf(acme.id);

let own: OwnPortal;
test.beforeAll(async () => {
  own = await startOwnPortal();
});
test.afterAll(() => own.close());

function submit(): Promise<Answer> {
  return own.callJson(path, submissionOf());
}

/** Keeps calling until it is told to stop; gives what came back each time. */
function keepCalling(call: () => Promise<Answer>) {
  const answers: Answer[] = [];
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) answers.push(await call());
  })();
  return async () => {
    stopping.abort();
    await running;
    return answers;
  };
}

const ids = z.array(z.object({ id: z.string() }));

/** Every success is there, and everything that is there is whole. */
async function expectWhole(answers: Answer[], before: Awaited<ReturnType<typeof countRows>>): Promise<void> {
  const created = answers.filter(({ status }) => status === 201).map((answer) => expectCreated(answer).id);
  const after = await countRows(own.inspection, acme.id);
  const rows = await own.inspection.withRlsBypass(
    (tx) => tx.$queryRaw`select id from conversations where id = any (${created}::uuid[])`,
  );
  expect(ids.parse(rows)).toHaveLength(created.length);
  const conversations = after.conversations - before.conversations;
  expect(conversations).toBeGreaterThanOrEqual(created.length);
  expect(after.messages - before.messages).toBe(conversations);
  expect(after.audit_events - before.audit_events).toBe(conversations);
  expect(after.contacts - before.contacts).toBe(conversations);
}

test("a database that is stopped and started under the portal is 503 with Retry-After meanwhile, and needs no restart", async () => {
  const stopHealth = keepCalling(() => own.call({ path: "/api/health" }));
  expectCreated(await submit());

  await own.stopDatabase();
  const whileAway = await Promise.all([submit(), submit(), submit()]);
  // What is known of a tenant is known a moment longer.
  await wait(tenantKeptMs);
  const settings = await own.call({ path: `/api/v1/help-center/settings?tenant_id=${acme.id}` });
  const notReady = await own.call({ path: "/api/ready" });
  const page = await own.call({ path: "/acme" });
  await own.startDatabase();
  await expect.poll(async () => (await own.call({ path: "/api/ready" })).status, { timeout: 15_000 }).toBe(200);
  const afterwards = await submit();
  const health = await stopHealth();

  for (const answer of [...whileAway, settings]) {
    expectRefusal(answer, unavailable);
    expect(answer.headers["retry-after"]).toMatch(/^[1-9]\d*$/u);
  }
  expectRefusal(notReady, { status: 503, detail: "Not ready" });
  expect(notReady.headers["retry-after"]).toMatch(/^[1-9]\d*$/u);
  expect(page.status).toBeLessThan(600);
  expect(page.text).not.toMatch(/ECONNREFUSED|prisma/iu);
  expectCreated(afterwards);
  expect(health.filter(({ status }) => status !== 200)).toEqual([]);
});

test("submissions that arrive while the database goes and comes are stored whole or refused, never lost after a success", async () => {
  const before = await countRows(own.inspection, acme.id);
  const stops = Array.from({ length: 8 }, () => keepCalling(submit));

  await wait(500);
  await own.stopDatabase();
  await wait(500);
  await own.startDatabase();
  await wait(1_500);
  const answers = (await Promise.all(stops.map((stop) => stop()))).flat();

  const statuses = new Set(answers.map(({ status }) => status));
  expect([...statuses].sort()).toEqual([201, 503]);
  await expectWhole(answers, before);
});

test("backends that are killed under load cost nobody a success that is not there", async () => {
  const before = await countRows(own.inspection, acme.id);
  const stops = Array.from({ length: 8 }, () => keepCalling(submit));

  for (let round = 0; round < 20; round += 1) {
    await wait(100);
    await own.inspection.withRlsBypass(
      (tx) => tx.$queryRaw`
        select pg_terminate_backend(pid)::int from pg_stat_activity
        where usename = 'portal_intake' and pid <> pg_backend_pid()`,
    );
  }
  const answers = (await Promise.all(stops.map((stop) => stop()))).flat();

  const statuses = new Set(answers.map(({ status }) => status));
  expect([...statuses].filter((status) => status !== 201 && status !== 503)).toEqual([]);
  expect(statuses).toContain(201);
  await expectWhole(answers, before);
  expectCreated(await submit());
});
