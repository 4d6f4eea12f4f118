import { helpCenterSettingsSchema } from "@portal/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createContext, type RequestFacts } from "../context.ts";
import {
  acmeId,
  createSubmissionWorld,
  globexId,
  type SubmissionWorld,
} from "../conversation/testing/create-submission-world.ts";
import { createCaller } from "../index.ts";

let world: SubmissionWorld;
beforeAll(async () => {
  world = await createSubmissionWorld();
  await world.inspect.query(
    `insert into tenants (id, slug, name, hostname, title, description, primary_color, disabled_at)
     values ('dddddddd-dddd-4ddd-8ddd-dddddddddddd', 'gone', 'Gone', 'help.gone.example', 'Gone', '', '#000000', now())`,
  );
});
afterAll(() => world.close());

function caller(facts: Partial<RequestFacts> = {}) {
  const visitor: RequestFacts = {
    door: "rest",
    requestId: "test",
    clientAddress: null,
    tenant: { ids: [] },
    credentials: { kind: "none" },
  };
  return createCaller(createContext(world.services, { ...visitor, ...facts })).tenant;
}

describe("resolve", () => {
  it.each([
    ["help.acme.localhost", "acme", acmeId],
    ["Help.Acme.LOCALHOST:8080", "acme", acmeId],
    ["globex.localhost", "globex", globexId],
  ])("finds %s", async (hostname, slug, id) => {
    expect(await caller().resolve([hostname])).toEqual({
      tenant_id: id,
      tenant_slug: slug,
      tenant_name: slug === "acme" ? "Acme" : "Globex",
    });
  });

  it.each([
    "localhost",
    "acme",
    "example.com",
    "help.gone.example",
    "gone.localhost",
    "x.acme.localhost",
    "acme.localhost.evil",
  ])("finds nobody at %s", async (hostname) => {
    await expect(caller().resolve([hostname])).rejects.toMatchObject({ cause: { code: "tenant_not_found" } });
  });

  it.each([
    ["no host name", [], "missing"],
    ["an empty one", [""], "missing"],
    ["two", ["acme.localhost", "globex.localhost"], "value_error"],
    ["one with a space", ["acme localhost"], "value_error"],
    ["one with a NUL character", ["acme.localhost\u0000"], "value_error"],
    ["one with a quote", ["acme' or 1=1--"], "value_error"],
    ["one that is a path", ["../acme"], "value_error"],
    ["one of 261 characters", ["a".repeat(261)], "value_error"],
  ])("refuses %s at its place", async (_, hostnames, type) => {
    await expect(caller().resolve(hostnames)).rejects.toMatchObject({
      cause: { code: "invalid_input", problems: [{ loc: ["query", "hostname"], type }] },
    });
  });
});

describe("settings", () => {
  it("tell what anybody may know, and nothing else of the row", async () => {
    const settings = await caller({ tenant: { ids: [acmeId] } }).settings();

    expect(helpCenterSettingsSchema.parse(settings)).toEqual(settings);
    expect(settings).toMatchObject({
      tenant_id: acmeId,
      tenant_slug: "acme",
      features: { contact_form: true, sign_in_required: false },
    });
  });

  it("tell that one has to sign in before one asks", async () => {
    await world.inspect.query("update tenants set submission_policy = 'sign_in' where id = $1", [globexId]);
    try {
      const settings = await caller({ tenant: { ids: [globexId] } }).settings();
      expect(settings.features).toEqual({ contact_form: true, sign_in_required: true });
    } finally {
      await world.inspect.query("update tenants set submission_policy = 'accept' where id = $1", [globexId]);
    }
  });

  it("are another tenant's at its own host name", async () => {
    const settings = await caller({ tenant: { ids: [], host: "help.globex.localhost" } }).settings();

    expect(settings).toMatchObject({ tenant_id: globexId, tenant_slug: "globex" });
  });

  it.each([
    ["no tenant", [], { code: "invalid_input", problems: [{ type: "missing" }] }],
    ["a malformed one", ["acme"], { code: "invalid_input", problems: [{ type: "uuid_parsing" }] }],
    ["an unknown one", ["99999999-9999-4999-8999-999999999999"], { code: "tenant_not_found" }],
    ["a disabled one", ["dddddddd-dddd-4ddd-8ddd-dddddddddddd"], { code: "tenant_not_found" }],
  ])("refuse %s", async (_, ids, cause) => {
    await expect(caller({ tenant: { ids } }).settings()).rejects.toMatchObject({ cause });
  });
});
