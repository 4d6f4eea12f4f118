import { setTimeout as sleep } from "node:timers/promises";
import { webhookMessageSchema } from "@portal/contract";
import { listDeliveries, replayDelivery, rotateSecret, sendTestEvent } from "@portal/api/operator";
import { openJobDesk } from "@portal/db/jobs";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { acmeId, createWorkerWorld, type WorkerWorld } from "./testing/create-worker-world.ts";
import { type Receiver, startReceiver } from "./testing/start-receiver.ts";

let world: WorkerWorld;
let receiver: Receiver;
beforeEach(async () => {
  world = await createWorkerWorld();
  receiver = await startReceiver();
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
  await receiver[Symbol.asyncDispose]();
});

const patient = { timeout: 15_000, interval: 20 };

function idsReceived(): string[] {
  return receiver.received.map(({ headers }) => headers["webhook-id"] ?? "");
}

async function onlyDelivery() {
  const [delivery, ...others] = await listDeliveries(world.db.database, { tenantId: acmeId, limit: 10 });
  if (delivery === undefined || others.length > 0) throw new Error("There is not exactly one delivery.");
  return delivery;
}

describe("a conversation that was made", () => {
  it("is told to the endpoint, signed, once, soon", async () => {
    const { secret } = await world.addEndpoint(receiver.url);
    await world.startWorker();
    const startedAt = performance.now();
    const conversationId = await world.submit();

    await expect.poll(() => receiver.received.length, patient).toBe(1);
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    const [message] = receiver.received;
    if (message === undefined) throw new Error("nothing came");
    expect(new Webhook(secret).verify(message.body, { ...message.headers })).toBeTruthy();
    expect(message.headers["content-type"]).toBe("application/json");
    expect(webhookMessageSchema.parse(JSON.parse(message.body))).toMatchObject({
      type: "conversation.created",
      data: {
        id: conversationId,
        tenant_id: acmeId,
        status: "open",
        subject: "The printer is on fire",
        priority: "high",
      },
    });
    await expect.poll(async () => (await onlyDelivery()).status, patient).toBe("delivered");
    expect(await onlyDelivery()).toMatchObject({
      attempts: 1,
      outcome: "delivered",
      statusCode: 204,
      nextAttemptAt: null,
    });
    await sleep(700);
    expect(receiver.received).toHaveLength(1);
  });

  it("is told to nobody else: not to another tenant's endpoint, nor to one that is disabled", async () => {
    await world.addEndpoint(receiver.url);
    await world.query("update webhook_endpoints set disabled_at = now()");
    await world.query(
      `insert into webhook_endpoints (tenant_id, id, url, event_types)
       values ('22222222-2222-4222-8222-222222222222', gen_random_uuid(), $1, '{conversation.created}')`,
      [receiver.url],
    );
    await world.startWorker();
    await world.submit();
    const undone =
      "select from outbox_events where relayed_at is null union all select from pgboss.job where state < 'completed'";
    await expect.poll(() => world.query(undone), patient).toEqual([]);
    expect(receiver.received).toEqual([]);
  });

  it("a hundred times is told a hundred times, by two workers together", async () => {
    await world.addEndpoint(receiver.url);
    await world.startWorker();
    await world.startWorker();
    for (let number = 0; number < 100; number += 1) await world.submit(`Printer ${String(number)}`);
    await expect.poll(() => receiver.received.length, { ...patient, timeout: 30_000 }).toBe(100);
    expect(new Set(idsReceived()).size).toBe(100);
    const [counts] = await world.query(
      "select count(*)::int as relayed from outbox_events where relayed_at is not null",
    );
    expect(counts).toEqual({ relayed: 100 });
  });

  it("was announced twice and is delivered once", async () => {
    await world.addEndpoint(receiver.url);
    await world.startWorker();
    await world.submit();
    await expect.poll(() => receiver.received.length, patient).toBe(1);
    await world.query("update outbox_events set relayed_at = null");
    await expect.poll(() => world.query("select from outbox_events where relayed_at is null"), patient).toEqual([]);
    await sleep(1_000);
    expect(receiver.received).toHaveLength(1);
  });
});

describe("a receiver that fails", () => {
  it("gets the same message again, until the schedule is used up; a replayed job begins it anew", async () => {
    receiver.answer = (response) => response.writeHead(500).end("do not keep this");
    await world.addEndpoint(receiver.url);
    await world.startWorker();
    await world.submit();

    await expect.poll(async () => (await world.query("select from webhook_attempts")).length, patient).toBe(3);
    await expect.poll(async () => (await onlyDelivery()).status, patient).toBe("dead");
    expect(new Set(idsReceived()).size).toBe(1);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    expect(await world.query("select attempt, outcome, status_code from webhook_attempts order by attempt")).toEqual(
      [1, 2, 3].map((attempt) => ({ attempt, outcome: "refused", status_code: 500 })),
    );

    receiver.answer = (response) => response.writeHead(200).end();
    await using desk = await openJobDesk({ intakeUrl: world.db.intakeUrl, poolMax: 1, connectTimeoutMs: 2_000 });
    await expect.poll(() => desk.listDead(), patient).toMatchObject([{ task: "deliver-webhook" }]);
    expect(await desk.replay()).toBe(1);
    await expect.poll(async () => (await onlyDelivery()).status, patient).toBe("delivered");
    expect(new Set(idsReceived()).size).toBe(1);
    expect(receiver.received).toHaveLength(4);
  });

  it("with 302 is not followed", async () => {
    await using elsewhere = await startReceiver();
    receiver.answer = (response) => response.writeHead(302, { location: elsewhere.url }).end();
    await world.addEndpoint(receiver.url);
    await world.startWorker();
    await world.submit();
    await expect.poll(async () => (await world.query("select from webhook_attempts")).length, patient).toBe(3);
    expect(await world.query("select distinct outcome, status_code from webhook_attempts")).toEqual([
      { outcome: "redirected", status_code: 302 },
    ]);
    expect(elsewhere.received).toEqual([]);
  });

  it("with 410 is disabled and left alone", async () => {
    receiver.answer = (response) => response.writeHead(410).end();
    await world.addEndpoint(receiver.url);
    await world.startWorker();
    await world.submit();
    await expect.poll(async () => (await onlyDelivery()).status, patient).toBe("cancelled");
    expect(await world.query("select from webhook_endpoints where disabled_at is not null")).toHaveLength(1);
    await world.submit();
    await sleep(1_500);
    expect(receiver.received).toHaveLength(1);
    expect(await onlyDelivery()).toMatchObject({ status: "cancelled", outcome: "gone" });
  });

  it("and is slow does not hold up another one", async () => {
    await using fast = await startReceiver();
    receiver.answer = () => undefined;
    await world.addEndpoint(receiver.url);
    const [slowId] = await world.query<{ id: string }>("select id from webhook_endpoints");
    await world.startWorker();
    for (let number = 0; number < 12; number += 1) await world.submit();
    await expect.poll(() => receiver.received.length, patient).toBe(3);
    await world.addEndpoint(fast.url);
    await world.submit();
    await expect.poll(() => fast.received.length, { ...patient, timeout: 5_000 }).toBe(1);
    expect(receiver.received).toHaveLength(3);
    await world.query("delete from webhook_endpoints where id = $1", [slowId?.id]);
  });
});

describe("an operator", () => {
  it("replays a delivery: the same id and body, though it was delivered", async () => {
    await world.addEndpoint(receiver.url);
    await world.startWorker();
    await world.submit();
    await expect
      .poll(
        async () => (await world.query("select from webhook_deliveries where status = 'delivered'")).length,
        patient,
      )
      .toBe(1);
    const { id: deliveryId } = await onlyDelivery();
    const replay = { tenantId: acmeId, deliveryId, requestId: "by-hand" };
    expect(await replayDelivery(world.db.database, replay)).toBe(true);
    await expect.poll(() => receiver.received.length, patient).toBe(2);
    expect(new Set(idsReceived()).size).toBe(1);
    await expect.poll(onlyDelivery, patient).toMatchObject({ status: "delivered", attempts: 2 });
  });

  it("rotates a secret: both sign until the overlap is over, never more than two", async () => {
    const { id: endpointId, secret: first } = await world.addEndpoint(receiver.url);
    const second = await rotateSecret(world.db.database, { tenantId: acmeId, endpointId, overlapHours: 24 });
    await world.startWorker();
    await world.submit();
    await expect.poll(() => receiver.received.length, patient).toBe(1);
    for (const secret of [first, second]) expect(verifies(secret ?? "")).toBe(true);

    const third = await rotateSecret(world.db.database, { tenantId: acmeId, endpointId, overlapHours: 24 });
    await world.submit();
    await expect.poll(() => receiver.received.length, patient).toBe(2);
    expect([first, second, third].map((secret) => verifies(secret ?? ""))).toEqual([false, true, true]);

    await world.query("update webhook_secrets set expires_at = now() where expires_at is not null");
    await world.submit();
    await expect.poll(() => receiver.received.length, patient).toBe(3);
    expect([first, second, third].map((secret) => verifies(secret ?? ""))).toEqual([false, false, true]);
  });

  it("sends a test message to one endpoint", async () => {
    const { id: endpointId, secret } = await world.addEndpoint(receiver.url);
    await world.addEndpoint(`${receiver.url}/other`);
    await world.startWorker();
    await sendTestEvent(world.db.database, { tenantId: acmeId, endpointId, requestId: "by-hand" });
    await expect.poll(() => receiver.received.length, patient).toBe(1);
    expect(verifies(secret)).toBe(true);
    expect(webhookMessageSchema.parse(JSON.parse(receiver.received[0]?.body ?? ""))).toMatchObject({
      type: "webhook.test",
    });
  });
});

/** Whether the message that came last verifies with this secret alone, by the reference library. */
function verifies(secret: string): boolean {
  const last = receiver.received.at(-1);
  try {
    new Webhook(secret).verify(last?.body ?? "", { ...last?.headers });
    return true;
  } catch {
    return false;
  }
}
