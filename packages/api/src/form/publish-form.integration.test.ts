import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acmeId, globexId } from "../conversation/testing/create-submission-world.ts";
import { findForm } from "./find-form.ts";
import { findDraft } from "./form-draft.ts";
import { listForms } from "./list-forms.ts";
import { publishForm } from "./publish-form.ts";
import { rollBackForm } from "./roll-back-form.ts";
import { saveDraft } from "./save-draft.ts";
import { setFormState } from "./set-form-state.ts";
import { createFormWorld, deviceForm, type FormWorld } from "./testing/create-form-world.ts";

let world: FormWorld;
beforeAll(async () => {
  world = await createFormWorld();
});
afterAll(() => world.close());

const requestId = "test";
const retitled = (en: string) => deviceForm({ title: { en } });

async function save(key: string, title: string, replacedRevision?: number) {
  const document = retitled(title);
  return saveDraft(world.services.database, { tenantId: acmeId, key, document, replacedRevision, requestId });
}

async function publish(key: string, revision?: number) {
  return publishForm(world.services.database, { tenantId: acmeId, key, revision, requestId });
}

async function find(key: string, version?: number) {
  return findForm(world.services.database, { tenantId: acmeId, form: { by: "key", key }, version });
}

describe("a draft", () => {
  it("is seen by nobody outside, and becomes the next version", async () => {
    await save("first", "One");
    expect(await find("first")).toEqual({ kind: "unknown_form" });

    expect(await publish("first")).toMatchObject({ kind: "published", version: 1 });

    expect(await find("first")).toMatchObject({
      kind: "found",
      form: { key: "first", version: 1, currentVersion: 1, document: { title: { en: "One" } } },
    });
    expect(await findDraft(world.services.database, { tenantId: acmeId, key: "first" })).toBeNull();
    expect(await publish("first")).toEqual({ kind: "no_draft", currentVersion: 1 });
  });

  it("of somebody else is not overwritten unseen", async () => {
    expect(await save("shared", "Mine")).toEqual({ kind: "saved", revision: 1, baseVersion: 0 });

    expect(await save("shared", "Yours")).toMatchObject({ kind: "conflict", draft: { revision: 1 } });
    expect(await save("shared", "Yours", 1)).toMatchObject({ kind: "saved", revision: 2 });
    expect(await publish("shared", 1)).toMatchObject({ kind: "conflict", revision: 2 });
    expect(await findDraft(world.services.database, { tenantId: acmeId, key: "shared" })).toMatchObject({
      document: { title: { en: "Yours" } },
    });
  });

  it("that began before another version was published is a conflict", async () => {
    await world.publish("late", retitled("One"));
    await save("late", "Two");
    await rollBackForm(world.services.database, { tenantId: acmeId, key: "late", version: 1, requestId });

    expect(await publish("late")).toMatchObject({ kind: "conflict", currentVersion: 2, baseVersion: 1 });
  });

  it("is published once by ten who publish at once", async () => {
    await save("rush", "One");

    const outcomes = await Promise.all(Array.from({ length: 10 }, () => publish("rush")));

    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual([...Array<string>(9).fill("no_draft"), "published"]);
  });

  it("that is saved by ten at once is one of them, and nine learn of it", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, index) => save("crowd", `Title ${String(index)}`)),
    );

    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual([...Array<string>(9).fill("conflict"), "saved"]);
  });
});

describe("a published form", () => {
  it("keeps every version, and an older one comes back as a new one", async () => {
    await world.publish("history", retitled("One"));
    await world.publish("history", retitled("Two"));

    const rolledBack = await rollBackForm(world.services.database, {
      tenantId: acmeId,
      key: "history",
      version: 1,
      requestId,
    });

    const first = await find("history", 1);
    expect(rolledBack).toMatchObject({ kind: "published", version: 3 });
    expect(await find("history", 2)).toMatchObject({ form: { document: { title: { en: "Two" } }, currentVersion: 3 } });
    expect(await find("history")).toMatchObject({ form: { version: 3, document: { title: { en: "One" } } } });
    expect(
      first.kind === "found" && rolledBack.kind === "published" && rolledBack.contentHash === first.form.contentHash,
    ).toBe(true);
    expect(await find("history", 9)).toEqual({ kind: "unknown_version", currentVersion: 3 });
  });

  it("is the tenant's own", async () => {
    const id = await world.publish("own", retitled("One"));
    const foreign = findForm(world.services.database, { tenantId: globexId, form: { by: "id", id } });

    expect(await foreign).toEqual({ kind: "unknown_form" });
  });

  it("can be the default, which only one is, until it is retired", async () => {
    const { database } = world.services;
    await world.publish("one", retitled("One"));
    await world.publish("two", retitled("Two"));
    const set = (key: string, action: "make_default" | "retire" | "restore") =>
      setFormState(database, { tenantId: acmeId, key, action, requestId });

    expect(await Promise.all([set("one", "make_default"), set("two", "make_default")])).toEqual(["done", "done"]);
    const defaults = (await listForms(database, acmeId)).filter(({ isDefault }) => isDefault);
    expect(defaults).toHaveLength(1);
    expect(await set("two", "make_default")).toBe("done");
    expect(await findForm(database, { tenantId: acmeId, form: { by: "default" } })).toMatchObject({
      form: { key: "two" },
    });

    expect(await set("two", "retire")).toBe("done");
    expect(await findForm(database, { tenantId: acmeId, form: { by: "default" } })).toEqual({ kind: "unknown_form" });
    expect(await find("two")).toMatchObject({ form: { isRetired: true, isDefault: false } });
    expect((await listForms(database, acmeId)).map(({ key }) => key)).not.toContain("two");
    expect(await set("two", "make_default")).toBe("retired");
    expect(await set("two", "restore")).toBe("done");
    expect(await set("nowhere", "retire")).toBe("no_form");
  });
});
