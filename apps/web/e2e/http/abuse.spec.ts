import { setTimeout as wait } from "node:timers/promises";
import { challengeSchema } from "@portal/contract";
import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { expect, test } from "@playwright/test";
import { z } from "zod";
import { formTokenField, formTokenHeader, trapField } from "../../src/portal-form/evidence-fields.ts";
import { submissionKeyField } from "../../src/portal-form/form-values.ts";
import { acme, globex } from "../test-tenants.ts";
import { loadForm, postForm, type Sending } from "./doors.ts";
import { startOwnPortal, type OwnPortal } from "./own-portal.ts";
import { conversationsOf, type Answer } from "./portal-client.ts";
import { bearerOf } from "./session.ts";

test.describe.configure({ mode: "serial" });

let own: OwnPortal;
let count = 0;
test.beforeAll(async () => {
  own = await startOwnPortal({ PORTAL_LIMITS_SCALE: "1", PORTAL_TRUSTED_PROXY_HOPS: "1" });
});
test.afterAll(() => own.close());

function submission() {
  count += 1;
  const subject = `Request ${["of", "about", "on", "for", "with"][count % 5] ?? ""} ${crypto.randomUUID()}`;
  return {
    subject,
    description: `${crypto.randomUUID()} does not work`,
    name: "Ada",
    email: `visitor${count}@example.com`,
  };
}

/** Posts as a client that a proxy of ours saw at this address, and that claims another one itself. */
function post(client: string, headers: Record<string, string> = {}, body: unknown = submission()): Promise<Answer> {
  return own.callJson(conversationsOf(acme.id), body, {
    headers: { "X-Forwarded-For": `203.0.113.${String(count % 250)}, ${client}`, ...headers },
  });
}

async function solved(tenantId: string = acme.id): Promise<Record<string, string>> {
  const { status, json } = await own.call({ path: `/api/v1/help-center/challenge?tenant_id=${tenantId}` });
  expect(status).toBe(200);
  const challenge = challengeSchema.parse(json);
  const solution = await solveChallenge({ challenge, deriveKey });
  return { "Portal-Challenge": Buffer.from(JSON.stringify({ challenge, solution })).toString("base64") };
}

const id = z.object({ id: z.uuid() });
async function dispositionOf(answer: Answer) {
  expect(answer.status).toBe(201);
  const rows = await own.inspection.withTenant(acme.id, (tx) =>
    tx.conversation.findMany({
      where: { tenantId: acme.id, id: id.parse(answer.json).id },
      select: { disposition: true, quarantineReasons: true },
    }),
  );
  return rows[0];
}

test("the eleventh request of a minute is told to solve a challenge or to wait, in words and in headers", async () => {
  for (let turn = 1; turn <= 10; turn += 1) expect((await post("192.0.2.1")).status).toBe(201);

  const { status, headers, json } = await post("192.0.2.1");
  expect(status).toBe(429);
  expect(json).toEqual({
    detail: "Too many requests from here without a challenge. Solve one, or try again later",
  });
  expect(Number(headers["retry-after"])).toBeGreaterThanOrEqual(1);
  expect(Number(headers["retry-after"])).toBeLessThanOrEqual(60);
  expect(headers["ratelimit-policy"]).toBe('"client_minute";q=10;w=60');
  expect(headers["ratelimit"]).toMatch(/^"client_minute";r=0;t=\d+$/u);

  expect((await post("192.0.2.2")).status, "another address").toBe(201);
  expect((await post("192.0.2.1", await solved())).status, "a solved challenge").toBe(201);
  const bearer = bearerOf(own.forge, { tenantId: acme.id, email: "ada@example.com", name: "Ada" });
  expect((await post("192.0.2.1", { Authorization: bearer })).status, "a token").toBe(201);
});

test("what is wrong costs nobody their place, and a network of IPv6 is one place", async () => {
  for (let turn = 1; turn <= 15; turn += 1) expect((await post("2001:db8:5:6::1", {}, {})).status).toBe(422);
  for (let turn = 1; turn <= 10; turn += 1) expect((await post(`2001:db8:5:6::${turn.toString(16)}`)).status).toBe(201);

  expect((await post("2001:db8:5:6:ffff::1")).status).toBe(429);
  expect((await post("2001:db8:5:7::1")).status).toBe(201);
});

test("a challenge is good once, for its own tenant", async () => {
  const headers = await solved();
  expect((await post("192.0.2.3", headers)).status).toBe(201);

  const again = await post("192.0.2.3", headers);
  expect(again.status).toBe(403);
  expect(again.json).toEqual({
    detail: "The solved challenge is wrong, expired, used already, or for another help center",
  });
  expect((await post("192.0.2.3", await solved(globex.id))).status).toBe(403);
});

test("a repeated request is not counted, and answered as before", async () => {
  const [body, key] = [submission(), { "Idempotency-Key": crypto.randomUUID() }];
  const answers = await Promise.all(Array.from({ length: 50 }, () => post("192.0.2.4", key, body)));

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ json }) => id.parse(json).id)).size).toBe(1);
  expect((await post("192.0.2.4")).status).toBe(201);
});

test("more than a few requests in one name are quarantined and answered like every other", async () => {
  const email = "victim@example.com";
  const answers = [];
  for (let turn = 1; turn <= 6; turn += 1) {
    answers.push(
      await post(`192.0.2.${String(50 + turn)}`, {}, { ...submission(), email: `victim+${String(turn)}@example.com` }),
    );
  }

  const [first, last] = [answers[0], await post("192.0.2.60", {}, { ...submission(), email })];
  if (first === undefined) throw new Error("There was no answer");
  expect(await dispositionOf(first)).toEqual({ disposition: "accepted", quarantineReasons: [] });
  expect(await dispositionOf(last)).toEqual({ disposition: "quarantined", quarantineReasons: ["address_rate"] });
  expect(Object.keys(last.headers).sort()).toEqual(Object.keys(first.headers).sort());
  expect(Object.keys(z.record(z.string(), z.unknown()).parse(last.json))).toEqual(
    Object.keys(z.record(z.string(), z.unknown()).parse(first.json)),
  );
});

test("calls of the page carry the same evidence", async () => {
  const headers = { "X-Portal-Tenant-Id": acme.id, "X-Forwarded-For": "192.0.2.77" };
  const body = submission();
  const answer = await own.callJson("/api/trpc/conversation.create", body, {
    headers: { ...headers, [formTokenHeader]: "x" },
  });
  expect(answer.status).toBe(200);

  const rows = await own.inspection.withTenant(acme.id, (tx) =>
    tx.conversation.findMany({
      where: { tenantId: acme.id, subject: body.subject },
      select: { quarantineReasons: true },
    }),
  );
  expect(rows).toEqual([{ quarantineReasons: ["form_token_invalid"] }]);
});

test("a program that calls the page's door has no form, and is not suspected for it", async () => {
  const headers = { "X-Portal-Tenant-Id": acme.id, "X-Forwarded-For": "192.0.2.78" };
  const body = submission();
  expect((await own.callJson("/api/trpc/conversation.create", body, { headers })).status).toBe(200);

  const rows = await own.inspection.withTenant(acme.id, (tx) =>
    tx.conversation.findMany({
      where: { tenantId: acme.id, subject: body.subject },
      select: { disposition: true },
    }),
  );
  expect(rows).toEqual([{ disposition: "accepted" }]);
});

test.describe("the form without scripts", () => {
  const sending = (): Sending => ({
    portal: own,
    forge: own.forge,
    tenant: acme,
    texts: submission(),
  });

  async function sendForm(change: (hidden: Map<string, string>) => void, pauseMs = 1_100) {
    const send = sending();
    const hidden = new Map(await loadForm(send));
    await wait(pauseMs);
    change(hidden);
    const { answer } = await postForm(send, [...hidden]);
    expect(answer.status).toBe(303);
    const stored = await own.inspection.withTenant(acme.id, (tx) =>
      tx.conversation.findMany({
        where: { tenantId: acme.id, subject: send.texts.subject ?? "" },
        select: { disposition: true, quarantineReasons: true },
      }),
    );
    return stored[0];
  }

  test("is taken from whoever takes a second over it", async () => {
    expect(await sendForm(() => undefined)).toEqual({ disposition: "accepted", quarantineReasons: [] });
  });

  test.describe("is quarantined, and answered like every other,", () => {
    const cases: [string, string, (hidden: Map<string, string>) => void, number][] = [
      ["when the hidden field is filled in", "honeypot", (hidden) => hidden.set(trapField, "x"), 1_100],
      ["when it comes at once", "filled_too_fast", () => undefined, 0],
      ["without its token", "form_token_missing", (hidden) => hidden.delete(formTokenField), 1_100],
      [
        "with a token of its own making",
        "form_token_invalid",
        (hidden) => hidden.set(formTokenField, `0.${"A".repeat(43)}`),
        1_100,
      ],
    ];
    for (const [what, reason, change, pauseMs] of cases) {
      test(what, async () => {
        expect(await sendForm(change, pauseMs)).toEqual({ disposition: "quarantined", quarantineReasons: [reason] });
      });
    }
  });

  test("tells in words when there is no room, and keeps what was typed", async () => {
    // One hour's quota, used up by forms of the same network.
    const send = sending();
    const hidden = new Map(await loadForm(send));
    let [page, subject] = ["", ""];
    for (let turn = 1; turn <= 70 && page === ""; turn += 1) {
      const texts = submission();
      hidden.set(submissionKeyField, crypto.randomUUID());
      const { answer } = await postForm({ ...send, texts }, [...hidden]);
      if (answer.status === 200) [page, subject] = [await answer.text(), texts.subject];
    }

    expect(page).toContain("Many requests have come from your network");
    expect(page).toMatch(/You can send it in \d+ minutes\./u);
    expect(page).toContain(`value="${subject}"`);
  });
});
