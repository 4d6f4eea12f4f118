import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acmeId } from "../conversation/testing/create-submission-world.ts";
import { rollBackForm } from "./roll-back-form.ts";
import { setFormState } from "./set-form-state.ts";
import { createFormWorld, deviceForm, type FormWorld } from "./testing/create-form-world.ts";

let world: FormWorld;
let formId: string;
beforeAll(async () => {
  world = await createFormWorld();
  formId = await world.publish("device", deviceForm());
});
afterAll(() => world.close());

const labelled = { has_label: true, serial_number: "A-1" };
let visitorCount = 0;

function filledIn(change: Record<string, unknown> = {}) {
  visitorCount += 1;
  const name = "Ada";
  const email = `form-${String(visitorCount)}@example.com`;
  return {
    subject: "Broken",
    description: "It burns.",
    name,
    email,
    form_id: formId,
    custom_attrs: labelled,
    ...change,
  };
}

async function storedForm(id: string) {
  const { rows } = await world.inspect.query<Record<string, unknown>>(
    "select form_id, form_version, custom_attrs, subject from conversations where id = $1",
    [id],
  );
  return rows[0];
}

async function problemsOf(input: unknown) {
  const refusal: unknown = await world.submit(input).catch((error: unknown) => error);
  return refusal instanceof Error && refusal.cause instanceof Object && "problems" in refusal.cause
    ? refusal.cause.problems
    : refusal;
}

describe("a submission of a form", () => {
  it("is stored with the version and the answers", async () => {
    const answer = await world.submit(filledIn({ form_version: 1, subject: "  Broken " }));

    expect(answer.form_version_warning).toBeNull();
    expect(await storedForm(answer.id)).toEqual({
      form_id: formId,
      form_version: 1,
      custom_attrs: labelled,
      subject: "Broken",
    });
  });

  it("keeps nothing of what is hidden: a page without scripts shows it all, a program is told", async () => {
    const hidden = { custom_attrs: { serial_number: "A-1" } };
    const { id } = await world.submit(filledIn(hidden), { door: "form" });

    expect(await storedForm(id)).toMatchObject({ custom_attrs: {} });
    expect(await problemsOf(filledIn(hidden))).toEqual([
      expect.objectContaining({ loc: ["body", "custom_attrs", "serial_number"], type: "extra_forbidden" }),
    ]);
  });

  it("without a form is stored without one", async () => {
    const { id } = await world.submit(filledIn({ form_id: undefined, custom_attrs: {} }));

    expect(await storedForm(id)).toMatchObject({ form_id: null, form_version: null, custom_attrs: {} });
  });

  it("says every problem at its place, those of the form and those of the request", async () => {
    const input = filledIn({ email: 7, subject: undefined, custom_attrs: { has_label: true, colour: "red" } });

    expect(await problemsOf(input)).toEqual([
      expect.objectContaining({ loc: ["body", "email"], type: "string_type" }),
      expect.objectContaining({ loc: ["body", "subject"], type: "missing" }),
      expect.objectContaining({ loc: ["body", "custom_attrs", "serial_number"], type: "missing" }),
      expect.objectContaining({ loc: ["body", "custom_attrs", "colour"], type: "extra_forbidden" }),
    ]);
  });

  it.each([
    ["an unknown form", { form_id: "11111111-1111-4111-8111-111111111112" }, ["form_id"], "form_unknown"],
    ["an unknown version", { form_version: 9 }, ["form_version"], "form_version_unknown"],
    ["a version beyond counting", { form_version: 2 ** 40 }, ["form_version"], "form_version_unknown"],
    ["answers without a form", { form_id: undefined }, ["custom_attrs", "has_label"], "extra_forbidden"],
    ["a version without a form", { form_id: undefined, form_version: 1 }, ["form_version"], "form_version_unknown"],
    ["answers that are none", { custom_attrs: [] }, ["custom_attrs"], "dict_type"],
    ["answers that are none, without a form", { form_id: undefined, custom_attrs: "" }, ["custom_attrs"], "dict_type"],
  ])("refuses %s", async (...[, change, loc, type]) => {
    expect(await problemsOf(filledIn(change))).toContainEqual(expect.objectContaining({ loc: ["body", ...loc], type }));
  });

  it("knows the current version when it refuses an unknown one", async () => {
    expect(await problemsOf(filledIn({ form_version: 9 }))).toEqual([
      expect.objectContaining({ msg: "There is no such version of this form: the current one is 1" }),
    ]);
  });

  it("of another tenant's form is refused as an unknown one", async () => {
    const facts = { tenant: { ids: ["22222222-2222-4222-8222-222222222222"] } };

    await expect(world.submit(filledIn(), facts)).rejects.toMatchObject({
      cause: { problems: [expect.objectContaining({ type: "form_unknown" })] },
    });
  });
});

describe("a form that changes while it is filled in", () => {
  it("is taken as the version that was filled in, with a warning, and answered alike when it comes again", async () => {
    const id = await world.publish("changing", deviceForm());
    const early = filledIn({ form_id: id, form_version: 1 });
    const before = await world.submit(early, { idempotencyKey: "before" });
    const [, , checkbox] = deviceForm().fields;
    const changed = deviceForm({
      fields: [
        ...deviceForm().fields.slice(0, 2),
        { type: "text", key: "colour", label: { en: "Colour" }, required: true },
      ],
    });
    await world.publish("changing", changed);

    const late = filledIn({ form_id: id, form_version: 1 });
    const after = await world.submit(late, { idempotencyKey: "after" });
    const replays = [
      await world.submit(early, { idempotencyKey: "before" }),
      await world.submit(late, { idempotencyKey: "after" }),
    ];

    expect(checkbox?.key).toBe("has_label");
    expect(before.form_version_warning).toBeNull();
    expect(after.form_version_warning).toMatch(/version 1/);
    expect(await storedForm(after.id)).toMatchObject({ form_version: 1, custom_attrs: labelled });
    expect(replays).toEqual([before, after].map((answer) => ({ ...answer, is_replayed: true })));
    expect(await problemsOf(filledIn({ form_id: id, form_version: 2 }))).toEqual([
      expect.objectContaining({ loc: ["body", "custom_attrs", "colour"], type: "missing" }),
      expect.objectContaining({ loc: ["body", "custom_attrs", "has_label"], type: "extra_forbidden" }),
      expect.objectContaining({ loc: ["body", "custom_attrs", "serial_number"], type: "extra_forbidden" }),
    ]);
  });

  it("is no other request when only its answers differ: the key is used for another one then", async () => {
    await world.submit(filledIn({ email: "same@example.com" }), { idempotencyKey: "answers" });
    const other = filledIn({ email: "same@example.com", custom_attrs: {} });

    await expect(world.submit(other, { idempotencyKey: "answers" })).rejects.toMatchObject({
      cause: { code: "idempotency_key_reused" },
    });
  });
});

describe("a form that does not take requests", () => {
  const closed = { loc: ["body", "form_id"], type: "form_closed" };

  it.each([
    ["has not opened yet", { opens_at: "2999-01-01T00:00:00Z" }],
    ["has closed", { closes_at: "2001-01-01T00:00:00Z" }],
  ])("because it %s", async (why, change) => {
    const id = await world.publish(why.replaceAll(" ", "-"), deviceForm(change));

    expect(await problemsOf(filledIn({ form_id: id }))).toEqual([expect.objectContaining(closed)]);
  });

  it("because it is retired, until it comes back", async () => {
    const { database } = world.services;
    const name = { tenantId: acmeId, key: "retiring", requestId: "test" };
    const id = await world.publish("retiring", deviceForm());
    await setFormState(database, { ...name, action: "retire" });

    expect(await problemsOf(filledIn({ form_id: id }))).toEqual([expect.objectContaining(closed)]);
    await setFormState(database, { ...name, action: "restore" });
    expect(await world.submit(filledIn({ form_id: id }))).toMatchObject({ status: "open" });
  });

  it("still gives its first answer to a request that came while it was open and is sent again, and to no other", async () => {
    const { database } = world.services;
    const name = { tenantId: acmeId, key: "closing", requestId: "test" };
    const id = await world.publish("closing", deviceForm());
    const sent = filledIn({ form_id: id });
    const first = await world.submit(sent, { idempotencyKey: "closing" });
    await setFormState(database, { ...name, action: "retire" });

    expect(await world.submit(sent, { idempotencyKey: "closing" })).toEqual({ ...first, is_replayed: true });
    await expect(world.submit({ ...sent, subject: "Other" }, { idempotencyKey: "closing" })).rejects.toMatchObject({
      cause: { code: "idempotency_key_reused" },
    });
    await expect(world.submit(sent, { idempotencyKey: "never used" })).rejects.toMatchObject({
      cause: { problems: [expect.objectContaining(closed)] },
    });
  });

  it("says that alone, whatever else is wrong with what was sent", async () => {
    const id = await world.publish("long-closed", deviceForm({ closes_at: "2001-01-01T00:00:00Z" }));

    expect(await problemsOf(filledIn({ form_id: id, email: 7 }))).toEqual([expect.objectContaining(closed)]);
  });
});

describe("a default form", () => {
  it("is meant by answers and versions that name none", async () => {
    const { database } = world.services;
    const name = { tenantId: acmeId, key: "device", requestId: "test" };
    await setFormState(database, { ...name, action: "make_default" });
    await rollBackForm(database, { ...name, version: 1 });

    const { id } = await world.submit(filledIn({ form_id: undefined }));
    const versioned = await world.submit(filledIn({ form_id: undefined, form_version: 1, custom_attrs: undefined }));
    const plain = await world.submit(filledIn({ form_id: undefined, custom_attrs: undefined }));

    expect(await storedForm(id)).toMatchObject({ form_id: formId, form_version: 2 });
    expect(await storedForm(versioned.id)).toMatchObject({ form_id: formId, form_version: 1 });
    expect(await storedForm(plain.id)).toMatchObject({ form_id: null });
  });
});
