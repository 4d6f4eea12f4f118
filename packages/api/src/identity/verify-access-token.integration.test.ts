import { createServer, type Server } from "node:http";
import { demoTenants } from "@portal/db/testing";
import { decodeJwt, exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { drawId } from "@portal/db";
import { mintAccessToken } from "./mint-access-token.ts";
import { bearer, createIdentityWorld, type IdentityWorld } from "./testing/create-identity-world.ts";
import { verifyAccessToken } from "./verify-access-token.ts";

const { acme, globex } = demoTenants;
const foreignIssuer = "https://id.acme.example";
const foreignAudience = "acme-help-center";
const ada = { tenantSlug: "acme", email: "ada@example.com", name: "Ada Lovelace" };

let world: IdentityWorld;
let keyServer: KeyServer;
const acmeKeys = await generateKeyPair("RS256", { extractable: true });
const strangerKeys = await generateKeyPair("RS256");
const globexKeys = await generateKeyPair("ES256", { extractable: true });

beforeAll(async () => {
  world = await createIdentityWorld();
  keyServer = await startKeyServer();
  await registerIssuer({ tenantId: acme.id, jwksUrl: `${keyServer.origin}/jwks.json`, algorithms: ["RS256"] });
  const jwks = { keys: [{ ...(await exportJWK(globexKeys.publicKey)), kid: "globex-1" }] };
  await registerIssuer({ tenantId: globex.id, issuer: "https://id.globex.example", jwks, algorithms: ["ES256"] });
});
afterAll(async () => {
  await world.close();
  await keyServer.stop();
});
beforeEach(() => {
  keyServer.requests.length = 0;
  keyServer.answer = async () => ({
    status: 200,
    body: { keys: [{ ...(await exportJWK(acmeKeys.publicKey)), kid: "acme-1" }] },
  });
});

interface KeyServer {
  origin: string;
  requests: string[];
  answer: () => Promise<{ status: number; body: unknown; location?: string }>;
  stop(): Promise<void>;
}

async function startKeyServer(): Promise<KeyServer> {
  const server: Server = createServer((request, response) => {
    keyServer.requests.push(request.url ?? "");
    void keyServer.answer().then(({ status, body, location }) => {
      response.writeHead(status, {
        "Content-Type": "application/json",
        ...(location !== undefined && { Location: location }),
      });
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return {
    origin: `http://127.0.0.1:${String(address.port)}`,
    requests: [],
    answer: () => Promise.reject(new Error("no answer was arranged")),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

interface IssuerRow {
  tenantId: string;
  issuer?: string;
  jwksUrl?: string;
  jwks?: unknown;
  algorithms: string[];
}

async function registerIssuer({
  tenantId,
  issuer = foreignIssuer,
  jwksUrl,
  jwks,
  algorithms,
}: IssuerRow): Promise<void> {
  await world.inspect.query(
    "insert into token_issuers (tenant_id, id, issuer, audience, jwks_url, jwks, algorithms) values ($1, $2, $3, $4, $5, $6, $7)",
    [
      tenantId,
      drawId(),
      issuer,
      foreignAudience,
      jwksUrl ?? null,
      jwks === undefined ? null : JSON.stringify(jwks),
      algorithms,
    ],
  );
}

interface ForeignToken {
  claims?: Record<string, unknown>;
  alg?: string;
  typ?: string;
  kid?: string;
  keys?: typeof acmeKeys;
}

function foreignToken({
  claims,
  alg = "RS256",
  typ = "help-center+jwt",
  kid = "acme-1",
  keys = acmeKeys,
}: ForeignToken = {}) {
  return new SignJWT({
    iss: foreignIssuer,
    aud: foreignAudience,
    sub: "employee-4711",
    tenant_id: acme.id,
    email: "Grace@Example.com",
    name: "Grace Hopper",
    ...claims,
  })
    .setProtectedHeader({ alg, typ, kid })
    .setIssuedAt()
    .setNotBefore("0s")
    .setExpirationTime("10 min")
    .sign(keys.privateKey);
}

function verify(token: string, tenantId: string | null = null) {
  return verifyAccessToken(world.services, { token, tenantId });
}

const invalid = { code: "invalid_token" };

describe("a token of ours", () => {
  it("says whom the operator vouched for: a proved contact of that tenant", async () => {
    const token = await mintAccessToken(world.services, ada);

    const requester = await verify(token, acme.id);

    expect(requester).toMatchObject({ tenantId: acme.id, email: "ada@example.com", name: "Ada Lovelace" });
    const { rows } = await world.inspect.query(
      "select name, verified_at is not null as proved from contacts where id = $1",
      [requester.requesterId],
    );
    expect(rows).toEqual([{ name: "Ada Lovelace", proved: true }]);
  });

  it("belongs to one tenant", async () => {
    const token = await mintAccessToken(world.services, ada);

    expect((await verify(token, null)).tenantId).toBe(acme.id);
    expect((await verify(token, acme.id)).tenantId).toBe(acme.id);
    await expect(verify(token, globex.id)).rejects.toMatchObject({ code: "tenant_mismatch" });
  });

  it("belongs to it in whichever case the request writes its id", async () => {
    const id = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
    await world.inspect.query(
      "insert into tenants (id, slug, name, title, description, primary_color) values ($1, 'letters', 'L', 'L', 'L', '#000000')",
      [id],
    );
    const token = await mintAccessToken(world.services, { ...ada, tenantSlug: "letters" });

    expect((await verify(token, id.toUpperCase())).tenantId).toBe(id);
  });

  it("of more than 8 KiB is not even looked at", async () => {
    const { kid, privateKey } = await world.services.signingKeys.currentKey();
    const claims = decodeJwt(await mintAccessToken(world.services, ada));
    const signPadded = (padding: string) =>
      new SignJWT({ ...claims, padding })
        .setProtectedHeader({ alg: "ES256", typ: "help-center+jwt", kid })
        .sign(privateKey);

    expect((await verify(await signPadded("x".repeat(4_000)))).email).toBe("ada@example.com");
    await expect(verify(await signPadded("x".repeat(8_192)))).rejects.toMatchObject(invalid);
  });

  it("opens the door as its owner, whatever the body says", async () => {
    const token = await mintAccessToken(world.services, { ...ada, email: "owner@example.com" });
    const body = { subject: "Help", description: "Please", email: "someone.else@example.com", name: 7 };

    const { id } = await world.call(bearer(token)).conversation.create(body);

    const { rows } = await world.inspect.query(
      "select c.email from conversations v join contacts c on c.id = v.contact_id where v.id = $1",
      [id],
    );
    expect(rows).toEqual([{ email: "owner@example.com" }]);
  });
});

describe("minting", () => {
  it("keeps the name of a contact who is proved already, but the token says the one that was ordered", async () => {
    await mintAccessToken(world.services, { ...ada, email: "renamed@example.com" });

    const token = await mintAccessToken(world.services, { ...ada, email: "renamed@example.com", name: "Countess" });

    expect((await verify(token)).name).toBe("Countess");
    const { rows } = await world.inspect.query("select name from contacts where email = 'renamed@example.com'");
    expect(rows).toEqual([{ name: "Ada Lovelace" }]);
  });

  it("refuses an unknown tenant, and what is no address, no name and no lifetime", async () => {
    await expect(mintAccessToken(world.services, { ...ada, tenantSlug: "nobody" })).rejects.toMatchObject({
      code: "tenant_not_found",
    });
    const wrong = { tenantSlug: "acme", email: "ada", name: " ", expiresInSeconds: 86_401 };
    await expect(mintAccessToken(world.services, wrong)).rejects.toMatchObject({
      code: "invalid_input",
      problems: [{ loc: ["body", "email"] }, { loc: ["body", "name"] }, { loc: ["body", "expiresInSeconds"] }],
    });
  });
});

describe("a token of a tenant's own issuer", () => {
  it("says who is there: our contact with that address, once there is one", async () => {
    const token = await foreignToken({ claims: { email: "Newcomer@Example.com" } });

    const before = await verify(token, acme.id);
    await world.call(bearer(token)).conversation.create({ subject: "Help", description: "Please" });
    const after = await verify(token, null);

    expect(before).toEqual({
      tenantId: acme.id,
      requesterId: null,
      email: "newcomer@example.com",
      name: "Grace Hopper",
    });
    const { rows } = await world.inspect.query("select id from contacts where email = 'newcomer@example.com'");
    expect(rows).toEqual([{ id: after.requesterId }]);
  });

  it("is verified with keys that are written down, without asking anybody", async () => {
    const claims = { iss: "https://id.globex.example", tenant_id: globex.id };
    const token = await foreignToken({ claims, alg: "ES256", kid: "globex-1", keys: globexKeys });

    expect((await verify(token, globex.id)).tenantId).toBe(globex.id);
    expect(keyServer.requests).toEqual([]);
  });

  it("is no token for a tenant that has not registered its issuer", async () => {
    const token = await foreignToken();

    await expect(verify(token, globex.id)).rejects.toMatchObject(invalid);
    await expect(verify(await foreignToken({ claims: { tenant_id: globex.id } }))).rejects.toMatchObject(invalid);
  });

  it("signed with another tenant's registered key is refused", async () => {
    const token = await foreignToken({ alg: "ES256", kid: "globex-1", keys: globexKeys });

    await expect(verify(token, acme.id)).rejects.toMatchObject(invalid);
  });

  it("that speaks of another tenant is refused as that, once its signature holds", async () => {
    const token = await foreignToken({ claims: { tenant_id: globex.id } });

    await expect(verify(token, acme.id)).rejects.toMatchObject({ code: "tenant_mismatch" });
  });

  it.each([
    ["another audience", { claims: { aud: "help-center" } }],
    ["another issuer", { claims: { iss: "https://id.evil.example" } }],
    ["our issuer", { claims: { iss: "http://localhost:3000", aud: "help-center" } }],
    ["an issuer that PostgreSQL could not even store", { claims: { iss: "https://id.acme.example\u0000" } }],
    ["the type of an ID token", { typ: "JWT" }],
    ["an algorithm that is not registered", { alg: "ES256", keys: globexKeys }],
    ["no tenant", { claims: { tenant_id: undefined } }],
    ["a tenant that is no UUID", { claims: { tenant_id: "acme' or 1=1--" } }],
    ["an address that its issuer did not check", { claims: { email_verified: false } }],
    ["no address", { claims: { email: undefined } }],
    ["no name", { claims: { name: undefined } }],
    ["no subject", { claims: { sub: undefined } }],
    ["an unknown key", { kid: "acme-2" }],
    ["a foreign signature", { keys: strangerKeys }],
  ])("with %s is refused", async (_, wrong) => {
    await expect(verify(await foreignToken(wrong))).rejects.toMatchObject(invalid);
  });
});

describe("the published keys of an issuer", () => {
  /** Registers an issuer whose keys nobody has fetched yet. */
  async function freshIssuer(): Promise<string> {
    const issuer = `https://id-${drawId()}.example`;
    await registerIssuer({
      tenantId: acme.id,
      issuer,
      jwksUrl: `${keyServer.origin}/${drawId()}`,
      algorithms: ["RS256"],
    });
    return issuer;
  }

  it("are fetched once for many tokens, and not again for each unknown key", async () => {
    const iss = await freshIssuer();
    const good = await foreignToken({ claims: { iss } });
    const unknown = await foreignToken({ claims: { iss }, kid: "acme-2" });

    for (let count = 0; count < 5; count += 1) {
      await verify(good);
      await expect(verify(unknown)).rejects.toMatchObject(invalid);
    }

    expect(keyServer.requests).toHaveLength(1);
  });

  it.each([
    ["their server fails", { status: 500, body: {} }],
    ["they are not JSON", { status: 200, body: "<html>" }],
    ["they are no key set", { status: 200, body: { keys: "none" } }],
    ["their address redirects", { status: 302, body: {}, location: "/elsewhere" }],
  ])("are away when %s: try again later, never a visitor", async (_, outage) => {
    const token = await foreignToken({ claims: { iss: await freshIssuer() } });
    const working = keyServer.answer;
    keyServer.answer = () => Promise.resolve(outage);

    await expect(verify(token)).rejects.toMatchObject({ code: "service_unavailable", retryAfterSeconds: 10 });
    const submission = { subject: "Help", description: "Please", name: "Eve", email: "eve@example.com" };
    await expect(world.call(bearer(token)).conversation.create(submission)).rejects.toMatchObject({
      cause: { code: "service_unavailable" },
    });
    expect(keyServer.requests).not.toContain("/elsewhere");

    keyServer.answer = working;
    expect((await verify(token)).email).toBe("grace@example.com");
  });

  it("are not fetched for a token whose algorithm is not registered", async () => {
    const token = await foreignToken({ claims: { iss: await freshIssuer() }, alg: "ES256", keys: globexKeys });

    await expect(verify(token)).rejects.toMatchObject(invalid);
    expect(keyServer.requests).toEqual([]);
  });

  it("have to come over https where the portal does", async () => {
    const iss = await freshIssuer();
    const services = { ...world.services, publicUrl: new URL("https://help.example.com") };

    const verified = verifyAccessToken(services, { token: await foreignToken({ claims: { iss } }), tenantId: acme.id });

    await expect(verified).rejects.toMatchObject({ code: "service_unavailable" });
    expect(keyServer.requests).toEqual([]);
  });
});
