import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createContext, type RequestFacts, type Requester, type TenantClaim } from "../context.ts";
import {
  acmeId,
  createSubmissionWorld,
  globexId,
  type SubmissionWorld,
} from "../conversation/testing/create-submission-world.ts";
import { resolveAccess } from "./resolve-access.ts";

const letteredId = "abcdef01-2345-4678-89ab-cdef01234567";
const disabledId = "dddddddd-dddd-4ddd-8ddd-dddddddddddd";
const unknownId = "99999999-9999-4999-8999-999999999999";
const person: Requester = { tenantId: acmeId, requesterId: null, email: "ada@example.com", name: "Ada" };

let world: SubmissionWorld;
let token: Pick<RequestFacts, "credentials">;
let tokenOfDisabled: Pick<RequestFacts, "credentials">;

beforeAll(async () => {
  world = await createSubmissionWorld();
  await world.inspect.query(
    `insert into tenants (id, slug, name, hostname, title, description, primary_color) values
       ($1, 'lettered', 'Lettered', 'localhost', 'Lettered', '', '#000000'),
       ($2, 'disabled', 'Disabled', 'help.disabled.example', 'Disabled', '', '#000000')`,
    [letteredId, disabledId],
  );
  token = await world.withToken({ slug: "acme", email: person.email, name: person.name });
  tokenOfDisabled = await world.withToken({ slug: "disabled", email: person.email, name: person.name });
  await world.inspect.query("update tenants set disabled_at = now() where id = $1", [disabledId]);
});
afterAll(() => world.close());

async function accessOf(facts: Partial<RequestFacts>) {
  const visitor: RequestFacts = {
    door: "rest",
    requestId: "test",
    clientAddress: null,
    tenant: { ids: [] },
    credentials: { kind: "none" },
  };
  const { tenant, actor, ...rest } = await resolveAccess(createContext(world.services, { ...visitor, ...facts }));
  return { tenant: tenant?.slug ?? null, actor: actor.kind, ...rest };
}

const missing = { loc: ["query", "tenant_id"], type: "missing" };
const malformed = { loc: ["query", "tenant_id"], type: "uuid_parsing" };

describe("the tenant of a visitor", () => {
  it.each<[string, TenantClaim, string]>([
    ["the id", { ids: [acmeId] }, "acme"],
    ["an id in capital letters", { ids: [letteredId.toUpperCase()] }, "lettered"],
    ["the slug", { ids: [], slug: "globex" }, "globex"],
    ["the tenant's own host name", { ids: [], host: "help.acme.localhost" }, "acme"],
    [
      "the tenant's own host name with a port, in capital letters",
      { ids: [], host: "HELP.ACME.LOCALHOST:3000" },
      "acme",
    ],
    ["the slug in front of the portal's host name", { ids: [], host: "globex.localhost:3000" }, "globex"],
    ["the id, whatever slug and host say", { ids: [acmeId], slug: "globex", host: "help.globex.localhost" }, "acme"],
    ["the slug, whatever the host says", { ids: [], slug: "acme", host: "help.globex.localhost" }, "acme"],
  ])("is named by %s", async (_, tenant, slug) => {
    expect(await accessOf({ tenant })).toEqual({ tenant: slug, actor: "visitor" });
  });

  it.each<[string, TenantClaim]>([
    ["nothing at all", { ids: [] }],
    ["the portal's own host name, even where a tenant has taken it", { ids: [], host: "localhost:3000" }],
    ["a host name that is nobody's", { ids: [], host: "evil.example" }],
    ["a tenant's host name in front of a foreign one", { ids: [], host: "help.acme.localhost.evil.example" }],
    ["a name below a slug", { ids: [], host: "x.acme.localhost" }],
    ["a slug and nothing", { ids: [], host: "acme" }],
    ["an empty host", { ids: [], host: "" }],
    ["a port alone", { ids: [], host: ":3000" }],
    ["an address with a user", { ids: [], host: "acme.localhost@evil.example" }],
    ["a path", { ids: [], host: "acme.localhost/x" }],
    ["an IPv6 address", { ids: [], host: "[::1]:3000" }],
    ["a quote", { ids: [], host: "acme.localhost' or '1'='1" }],
    ["a disabled tenant's host name", { ids: [], host: "help.disabled.example" }],
  ])("is missing when the request says %s", async (_, tenant) => {
    expect(await accessOf({ tenant })).toMatchObject({ tenant: null, tenantProblems: [missing] });
  });

  it.each<[string, string[]]>([
    ["an empty id", [""]],
    ["a slug", ["acme"]],
    ["braces", [`{${acmeId}}`]],
    ["a space", [`${acmeId} `]],
    ["a URN", [`urn:uuid:${acmeId}`]],
    ["no hyphens", [acmeId.replaceAll("-", "")]],
    ["a NUL character", [`${acmeId}\u0000`]],
    ["another UUID variant", ["11111111-1111-1111-1111-111111111111"]],
    ["two ids", [acmeId, globexId]],
    ["the same id twice", [acmeId, acmeId]],
  ])("is malformed when the query says %s", async (_, ids) => {
    expect(await accessOf({ tenant: { ids, host: "help.acme.localhost" } })).toMatchObject({
      tenant: null,
      tenantProblems: [malformed],
    });
  });

  it.each<[string, TenantClaim]>([
    ["an unknown id", { ids: [unknownId] }],
    ["a disabled tenant's id", { ids: [disabledId] }],
    ["an unknown slug", { ids: [], slug: "unknown" }],
    ["a disabled tenant's slug", { ids: [], slug: "disabled" }],
    ["a slug of no form", { ids: [], slug: "../acme" }],
    ["a slug with a NUL character", { ids: [], slug: "acme\u0000" }],
    ["an unknown id at a tenant's host", { ids: [unknownId], host: "help.acme.localhost" }],
  ])("is not found for %s", async (_, tenant) => {
    await expect(accessOf({ tenant })).rejects.toMatchObject({ code: "tenant_not_found" });
  });
});

describe("a token", () => {
  it.each<[string, TenantClaim]>([
    ["alone", { ids: [] }],
    ["with its own tenant's id", { ids: [acmeId] }],
    ["at another tenant's host name, which says less than a token", { ids: [], host: "help.globex.localhost" }],
  ])("opens its own tenant %s", async (_, tenant) => {
    expect(await accessOf({ ...token, tenant })).toEqual({ tenant: "acme", actor: "requester" });
  });

  it("opens its own tenant however its id is written", async () => {
    const lettered = await world.withToken({ slug: "lettered", email: person.email, name: person.name });

    expect(await accessOf({ ...lettered, tenant: { ids: [letteredId.toUpperCase()] } })).toEqual({
      tenant: "lettered",
      actor: "requester",
    });
  });

  it.each([
    ["another tenant", globexId],
    ["a tenant that there is not", unknownId],
    ["a disabled tenant", disabledId],
  ])("is refused with the id of %s, in the same words", async (_, id) => {
    await expect(accessOf({ ...token, tenant: { ids: [id] } })).rejects.toMatchObject({ code: "tenant_mismatch" });
  });

  it("still counts when the tenant id is malformed, so that name and address stay optional", async () => {
    expect(await accessOf({ ...token, tenant: { ids: ["acme"] } })).toMatchObject({
      tenant: null,
      actor: "requester",
      tenantProblems: [malformed],
    });
  });

  it("of a disabled tenant opens nothing", async () => {
    await expect(accessOf(tokenOfDisabled)).rejects.toMatchObject({ code: "tenant_not_found" });
  });

  it.each<TenantClaim>([{ ids: [acmeId] }, { ids: [] }, { ids: ["acme"] }, { ids: [unknownId] }])(
    "that is none is refused before %j is looked at",
    async (tenant) => {
      const credentials = { kind: "authorization", header: "Bearer a.b.c" } as const;

      await expect(accessOf({ credentials, tenant })).rejects.toMatchObject({ code: "invalid_token" });
    },
  );
});

describe("a session", () => {
  it("makes its owner a requester in its own tenant", async () => {
    const credentials = { kind: "session", requester: person } as const;

    expect(await accessOf({ credentials, tenant: { ids: [acmeId] } })).toEqual({ tenant: "acme", actor: "requester" });
  });

  it.each([
    ["another tenant's", person],
    ["nobody's", null],
  ])("that is %s makes a visitor", async (_, requester) => {
    const credentials = { kind: "session", requester } as const;

    expect(await accessOf({ credentials, tenant: { ids: [globexId] } })).toEqual({
      tenant: "globex",
      actor: "visitor",
    });
  });

  it("names no tenant: a cookie goes with every page of the site", async () => {
    const credentials = { kind: "session", requester: person } as const;

    expect(await accessOf({ credentials })).toMatchObject({ tenant: null, tenantProblems: [missing] });
  });
});
