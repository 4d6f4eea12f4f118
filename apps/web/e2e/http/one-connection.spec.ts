import { acme } from "../test-tenants.ts";
import { startOwnPortal, type OwnPortal } from "./own-portal.ts";
import { conversationsOf } from "./portal-client.ts";
import { countRows } from "./stored-rows.ts";
import { expect, expectCreated, expectRefusal, submissionOf, test } from "./test.ts";

test.describe.configure({ mode: "default", timeout: 120_000 });

const path = conversationsOf(acme.id);
const unavailable = { status: 503, detail: "The service is busy or its database is away. Try again shortly" };

let own: OwnPortal;
test.beforeAll(async () => {
  own = await startOwnPortal({ PORTAL_DATABASE_POOL_MAX: "1", PORTAL_INTAKE_QUEUE_MAX: "60" });
});
test.afterAll(() => own.close());

test("400 submissions at once through one connection are each stored or told when to come again", async () => {
  const before = await countRows(own.inspection, acme.id);

  const answers = await Promise.all(Array.from({ length: 400 }, () => own.callJson(path, submissionOf())));

  const stored = answers.filter(({ status }) => status === 201).map(expectCreated);
  const turnedAway = answers.filter(({ status }) => status !== 201);
  for (const answer of turnedAway) {
    expectRefusal(answer, unavailable);
    expect(answer.headers["retry-after"]).toMatch(/^[1-9]\d*$/u);
  }
  expect(stored.length).toBeGreaterThan(0);
  expect(new Set(stored.map(({ id }) => id)).size).toBe(stored.length);
  expect((await countRows(own.inspection, acme.id)).conversations - before.conversations).toBe(stored.length);
});

test("submissions one after another do not mind that there is one connection", async () => {
  for (let count = 0; count < 20; count += 1) expectCreated(await own.callJson(path, submissionOf()));
});

test("200 bodies of megabytes at once leave the process no larger", async () => {
  const { host } = new URL(own.origin);
  const head = `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;
  const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
  const flood = () =>
    Promise.all(
      Array.from({ length: 200 }, () => own.callRaw([head, ...Array.from({ length: 64 }, () => chunk)], 30_000)),
    );
  // The first wave lets the process grow to what it needs for 200 connections.
  await flood();
  const before = await residentBytes();

  const answers = await flood();

  // Whoever goes on sending after the refusal can lose it to the closing of the connection.
  expect(answers.filter(({ status }) => status !== 413 && status !== 0)).toEqual([]);
  expect((await residentBytes()) - before).toBeLessThan(50_000_000);
});

async function residentBytes(): Promise<number> {
  const { text } = await own.call({ path: "/api/metrics" });
  return Number(/^process_resident_memory_bytes (\d+)$/mu.exec(text)?.[1]);
}
