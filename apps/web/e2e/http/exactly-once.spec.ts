import { randomUUID } from "node:crypto";
import { startLossyProxy, type LossyProxy } from "@portal/db/testing/lossy-proxy";
import { keyReceiptSchema } from "@portal/contract";
import { submissionKeyField } from "../../src/portal-form/form-values.ts";
import { acme } from "../test-tenants.ts";
import { doors, hiddenFieldsIn, loadForm, postForm, sentencesIn, type Outcome, type Texts } from "./doors.ts";
import { startOwnPortal, type OwnPortal } from "./own-portal.ts";
import { countRows } from "./stored-rows.ts";
import { expect, test } from "./test.ts";

function textsOf(change: Texts = {}): Texts {
  const email = `${randomUUID()}@example.com`;
  return { subject: "Printer on fire", description: "It burns.", name: "Ada Lovelace", email, ...change };
}

function idOf(outcome: Outcome): string {
  expect(outcome).toMatchObject({ kind: "stored" });
  return outcome.kind === "stored" ? outcome.id : "";
}

function keyIn(hidden: readonly (readonly [string, string])[]): string {
  return hidden.find(([name]) => name === submissionKeyField)?.[1] ?? "";
}

test.describe("a key that all doors share", () => {
  test("makes one conversation of fifty simultaneous requests, and every one of them hears its id", async ({
    portal,
    forge,
    inspection,
    tenant,
  }) => {
    const sending = { portal, forge, tenant, texts: textsOf(), key: randomUUID() };
    const before = await countRows(inspection, tenant.id);

    const fifty = Array.from({ length: 17 }, () => doors)
      .flat()
      .slice(0, 50);
    const outcomes = await Promise.all(fifty.map((door) => door.send(sending)));

    expect(outcomes).toHaveLength(50);

    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(outcomes[0]).toMatchObject({ kind: "stored" });
    const after = await countRows(inspection, tenant.id);
    for (const [table, rows] of Object.entries(before))
      expect({ ...after }, table).toMatchObject({ [table]: rows + 1 });
  });

  test("with another text is a conflict at each of them, and changes nothing", async ({
    portal,
    forge,
    inspection,
    tenant,
  }) => {
    const sending = { portal, forge, tenant, texts: textsOf(), key: randomUUID() };
    for (const door of doors) idOf(await door.send(sending));
    const before = await countRows(inspection, tenant.id);

    for (const door of doors) {
      const outcome = await door.send({ ...sending, texts: { ...sending.texts, description: "It burns no more." } });
      expect(outcome, door.name).toEqual({ kind: "already_sent" });
    }

    expect(await countRows(inspection, tenant.id)).toEqual(before);
  });

  test("is another key at another tenant", async ({ portal, forge, tenant, neighbour }) => {
    const sending = { portal, forge, texts: textsOf(), key: randomUUID() };
    const ids = new Set<string>();

    for (const door of doors) {
      for (const at of [tenant, neighbour]) ids.add(idOf(await door.send({ ...sending, tenant: at })));
    }

    expect(ids.size).toBe(2);
  });
});

test.describe("the key of a page", () => {
  test("is drawn for each rendering, which nobody may keep", async ({ portal, forge, tenant }) => {
    const answer = await fetch(`${portal.origin}/${tenant.slug}`);
    const keys = [
      keyIn(hiddenFieldsIn(await answer.text())),
      keyIn(await loadForm({ portal, forge, tenant })),
      keyIn(await loadForm({ portal, forge, tenant })),
    ];

    expect(new Set(keys).size).toBe(3);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{48}$/u);
    expect(answer.headers.get("cache-control")).toMatch(/\bprivate\b.*\bno-store\b/u);
  });

  test("makes one request of a form that is posted many times, and its page says which", async ({
    portal,
    forge,
    inspection,
    tenant,
  }) => {
    const sending = { portal, forge, tenant, texts: textsOf() };
    const hidden = await loadForm(sending);
    const before = await countRows(inspection, tenant.id);

    const answers = await Promise.all(Array.from({ length: 5 }, () => postForm(sending, hidden)));

    expect(new Set(answers.map(({ answer }) => `${answer.status} ${answer.headers.get("location")}`)).size).toBe(1);
    expect(answers[0]?.answer.status).toBe(303);
    expect((await countRows(inspection, tenant.id)).conversations).toBe(before.conversations + 1);
  });

  test("stays through a refusal, because nothing was stored", async ({ portal, forge, tenant }) => {
    const sending = { portal, forge, tenant, texts: textsOf({ subject: "" }) };
    const hidden = await loadForm(sending);

    const { answer } = await postForm(sending, hidden);

    expect(keyIn(hiddenFieldsIn(await answer.text()))).toBe(keyIn(hidden));
  });

  test("is new once its request is there: the page links to that, and the next sending is a new one", async ({
    portal,
    forge,
    tenant,
  }) => {
    const sending = { portal, forge, tenant, texts: textsOf() };
    const hidden = await loadForm(sending);
    const first = await postForm(sending, hidden);
    const changed = { ...sending, texts: { ...sending.texts, description: "And another thing." } };

    const page = await (await postForm(changed, hidden)).answer.text();
    const next = await postForm(changed, hiddenFieldsIn(page));

    const [sentPath = "?"] = first.answer.headers.get("location")?.split("?") ?? [];
    expect(page).toContain(`href="${sentPath}"`);
    expect(page).toContain("Send as a new request");
    expect(next.answer.status).toBe(303);
    expect(next.answer.headers.get("location")).not.toBe(first.answer.headers.get("location"));
  });

  for (const [name, key] of [
    ["empty", ""],
    ["too long", "k".repeat(256)],
    ["no visible ASCII", "schlüssel"],
    ["two lines", "a\r\nb"],
  ] as const) {
    test(`is not believed: one that is ${name} stores nothing, and the page brings a new one`, async ({
      portal,
      forge,
      inspection,
      tenant,
    }) => {
      const sending = { portal, forge, tenant, texts: textsOf(), key };
      const before = await countRows(inspection, tenant.id);

      const page = await (await postForm(sending, await loadForm(sending))).answer.text();

      expect(sentencesIn(page)).toEqual(["This page was out of date. Send your request again"]);
      expect(await countRows(inspection, tenant.id)).toEqual(before);
      const { key: _, ...again } = sending;
      expect((await postForm(again, hiddenFieldsIn(page))).answer.status).toBe(303);
    });
  }

  test("is not needed: a form that a program has made may come without", async ({ portal, forge, tenant }) => {
    const sending = { portal, forge, tenant, texts: textsOf() };
    const hidden = await loadForm(sending);

    const { answer } = await postForm(
      sending,
      hidden.filter(([name]) => name !== submissionKeyField),
    );

    expect(answer.status).toBe(303);
  });
});

test.describe("when a portal dies", () => {
  test.describe.configure({ mode: "default", timeout: 120_000 });

  const tenant = { ...acme, id: acme.id, slug: acme.slug, hostname: acme.hostname };
  let proxy: LossyProxy;
  let own: OwnPortal;
  test.beforeAll(async () => {
    own = await startOwnPortal(async ({ intakeUrl }) => {
      proxy = await startLossyProxy(intakeUrl);
      return { INTAKE_DATABASE_URL: proxy.through(intakeUrl) };
    });
  });
  test.afterAll(async () => {
    await own.close();
    await proxy[Symbol.asyncDispose]();
  });

  for (const door of doors) {
    test(`between COMMIT and its answer, whoever sends again hears the first id: ${door.name}`, async () => {
      const sending = { portal: own, forge: own.forge, tenant, texts: textsOf(), key: randomUUID() };
      const headers = { "Idempotency-Key": sending.key };
      const before = await countRows(own.inspection, tenant.id);
      const isStored = proxy.holdNextCommitAnswer();
      const lost = door.send(sending).then(
        () => "answered",
        () => "lost",
      );
      await isStored;
      await own.killWeb();
      expect(await lost).toBe("lost");
      await own.startWeb();

      const receipt = await own.call({ path: `/api/v1/help-center/receipts?tenant_id=${tenant.id}`, headers });
      const again = await door.send(sending);

      expect(idOf(again)).toBe(keyReceiptSchema.parse(receipt.json).id);
      expect((await countRows(own.inspection, tenant.id)).conversations).toBe(before.conversations + 1);
    });
  }

  test("and nobody can find out what became of a form, its page keeps the key for the next try", async () => {
    const sending = { portal: own, forge: own.forge, tenant, texts: textsOf() };
    const hidden = await loadForm(sending);
    const before = await countRows(own.inspection, tenant.id);
    proxy.loseCommitAnswers(true);
    const page = await (await postForm(sending, hidden)).answer.text();
    proxy.loseCommitAnswers(false);

    expect(page).toContain("busy just now");
    expect(keyIn(hiddenFieldsIn(page))).toBe(keyIn(hidden));
    expect((await postForm(sending, hiddenFieldsIn(page))).answer.status).toBe(303);
    expect((await countRows(own.inspection, tenant.id)).conversations).toBe(before.conversations + 1);
  });
});
