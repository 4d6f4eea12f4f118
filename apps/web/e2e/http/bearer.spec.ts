import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { addTokenIssuer } from "@portal/db/admin";
import { acme } from "../test-tenants.ts";
import { conversationsOf, conversationsPath, type Answer } from "./portal-client.ts";
import { countRows, storedAs } from "./stored-rows.ts";
import { expect, expectCreated, expectProblems, expectRefusal, submissionOf, test, type OwnTenant } from "./test.ts";
import {
  hs256,
  openStrangersForge,
  publicJwkOf,
  publicPemOf,
  unsigned,
  type Forgery,
  type TokenForge,
} from "./tokens.ts";

function claimsFor(tenant: OwnTenant, email = `${randomUUID()}@example.com`) {
  return { tenant_id: tenant.id, email, name: "Token Holder" };
}

function bearer(token: string) {
  return { headers: { Authorization: `Bearer ${token}` } };
}

function expectInvalidToken(answer: Answer): void {
  expectRefusal(answer, { status: 401, detail: "Invalid or expired token" });
  expect(answer.headers["www-authenticate"]).toBe('Bearer error="invalid_token"');
}

test.describe("with a token", () => {
  const ignored = [
    ["absent", {}],
    ["another person's", { name: "Eve", email: "eve@example.com" }],
    ["numbers", { name: 7, email: 1.5 }],
    ["objects", { name: { not: "" }, email: { contains: "" } }],
    ["lists", { name: [], email: ["a@example.com"] }],
    ["null", { name: null, email: null }],
    ["true and false", { name: true, email: false }],
    ["empty", { name: "", email: "" }],
    ["invalid", { name: "a\nb", email: "nobody" }],
    ["NUL characters", { name: "\u0000", email: "a\u0000@example.com" }],
    ["lone surrogates", { name: "\uD800", email: "\uDFFF@example.com" }],
    ["far too long", { name: "n".repeat(20_000), email: `${"e".repeat(20_000)}@example.com` }],
  ] as const;
  for (const [kind, nameAndEmail] of ignored) {
    test(`name and address are ignored when they are ${kind}`, async ({ portal, inspection, tenant, forge }) => {
      const claims = claimsFor(tenant, `${randomUUID().toUpperCase()}@Example.com`);
      const { name: _, email: _typed, ...rest } = submissionOf();

      const answer = await portal.callJson(
        conversationsOf(tenant.id),
        { ...rest, ...nameAndEmail },
        bearer(forge.forge({ claims })),
      );

      expect(await storedAs(inspection, expectCreated(answer).id)).toMatchObject({
        tenant_id: tenant.id,
        requester_name: "Token Holder",
        requester_verification: "token",
        contact_email: claims.email.toLowerCase(),
        is_verified: true,
        actor_kind: "requester",
      });
    });
  }

  test("the rest of the body is still checked, all at once", async ({ portal, tenant, forge }) => {
    const token = forge.forge({ claims: claimsFor(tenant) });

    const answer = await portal.callJson(
      conversationsOf(tenant.id),
      { subject: 7, priority: "now", verified: true },
      bearer(token),
    );

    expect(expectProblems(answer)).toEqual([
      { loc: ["body", "subject"], type: "string_type" },
      { loc: ["body", "description"], type: "missing" },
      { loc: ["body", "priority"], type: "enum" },
      { loc: ["body", "verified"], type: "extra_forbidden" },
    ]);
  });

  test("the tenant is the token's when nothing else names one, whatever the Host says", async ({
    portal,
    inspection,
    tenant,
    neighbour,
    forge,
  }) => {
    const token = forge.forge({ claims: claimsFor(tenant) });
    const headers = { Authorization: `bearer ${token}`, Host: neighbour.hostname };

    const answer = await portal.callJson(conversationsPath, submissionOf(), { headers });

    expect((await storedAs(inspection, expectCreated(answer).id)).tenant_id).toBe(tenant.id);
  });
});

test.describe("an Authorization header decides once it is there", () => {
  const broken = [
    ["nothing", ""],
    ["the word alone", "Bearer"],
    ["another scheme", "Basic dTpw"],
    ["two tokens", "Bearer a.b.c,d.e.f"],
    ["two of it in one", "Bearer a.b.c, Bearer a.b.c"],
    ["a word", "Bearer garbage"],
    ["three words with dots", "Bearer a.b.c"],
    ["two dots", "Bearer .."],
    ["four parts", "Bearer a.b.c.d"],
    ["two spaces", "Bearer  a.b.c"],
    ["a tab", "Bearer\ta.b.c"],
    ["no scheme", "a.b.c"],
    ["null", "null"],
    ["9 KiB", `Bearer ${"a".repeat(9 * 1024)}`],
    ["9 KiB of token form", `Bearer ${"a".repeat(4608)}.${"b".repeat(4608)}.c`],
    ["letters beyond ASCII", "Bearer \u00E9.\u00E9.\u00E9"],
    ["JSON", 'Bearer {"alg":"none"}'],
  ] as const;
  for (const [name, header] of broken) {
    test(`and is refused with ${name}, although name and address are in order`, async ({
      portal,
      inspection,
      tenant,
    }) => {
      const before = await countRows(inspection, tenant.id);
      const body = JSON.stringify(submissionOf());
      const { host } = new URL(portal.origin);
      const head = `POST ${conversationsOf(tenant.id)} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n`;
      const rest = `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

      const answer = await portal.callRaw([Buffer.from(`${head}Authorization: ${header}\r\n${rest}`, "latin1")]);

      expectInvalidToken(answer);
      expect(await countRows(inspection, tenant.id)).toEqual(before);
    });
  }
});

type Attack = readonly [name: string, forge: (genuine: TokenForge, claims: Record<string, unknown>) => string];

function changed(forgery: Forgery): (genuine: TokenForge, claims: Record<string, unknown>) => string {
  return (genuine, claims) => genuine.forge({ ...forgery, claims: { ...claims, ...forgery.claims } });
}

function seconds(fromNow: number): number {
  return Math.floor(Date.now() / 1000) + fromNow;
}

test.describe("a token is refused", () => {
  const attacks: readonly Attack[] = [
    ["without a signature", changed({ header: { alg: "none" }, signWith: unsigned })],
    ["without a signature, in other letters", changed({ header: { alg: "nOnE" }, signWith: unsigned })],
    ["with its signature cut off", changed({ signWith: unsigned })],
    ["with a signature of nothing but zeros", changed({ signWith: () => Buffer.alloc(64) })],
    [
      "signed with the public key as a secret",
      (genuine, claims) => genuine.forge({ header: { alg: "HS256" }, claims, signWith: hs256(publicPemOf(genuine)) }),
    ],
    [
      "signed with the public JWK as a secret",
      (genuine, claims) =>
        genuine.forge({ header: { alg: "HS256" }, claims, signWith: hs256(JSON.stringify(publicJwkOf(genuine))) }),
    ],
    ["that says HS256 over a good signature", changed({ header: { alg: "HS256" } })],
    ["that says ES384", changed({ header: { alg: "ES384" } })],
    ["that says RS256", changed({ header: { alg: "RS256" } })],
    ["without an algorithm", changed({ header: { alg: undefined } })],
    [
      "of a stranger's key under our key's name",
      ({ kid }, claims) => openStrangersForge({ kid, issuer: "unused" }).forge({ claims }),
    ],
    ["with an unknown key id", changed({ header: { kid: "unknown" } })],
    ["without a key id", changed({ header: { kid: undefined } })],
    ["with a path as its key id", changed({ header: { kid: "../../etc/passwd" } })],
    ["with SQL as its key id", changed({ header: { kid: "' or 1=1--" } })],
    ["with a number as its key id", changed({ header: { kid: 7 } })],
    ["with an object as its key id", changed({ header: { kid: { toString: "x" } } })],
    ["with a key id of nothing", changed({ header: { kid: "" } })],
    ["with __proto__ as its key id", changed({ header: { kid: "__proto__" } })],
    ["with a critical header that we do not know", changed({ header: { crit: ["exp"] } })],
    ["whose payload is not encoded", changed({ header: { b64: false, crit: ["b64"] } })],
    ["of another type", changed({ header: { typ: "JWT" } })],
    ["without a type", changed({ header: { typ: undefined } })],
    ["of the session's type", changed({ header: { typ: "portal-session+jwt" }, claims: { aud: "portal-session" } })],
    ["of the session's audience", changed({ claims: { aud: "portal-session" } })],
    ["for another audience", changed({ claims: { aud: "agents" } })],
    ["without an audience", changed({ claims: { aud: undefined } })],
    ["of another issuer", changed({ claims: { iss: "https://evil.example" } })],
    [
      "of an issuer that only begins like ours",
      (genuine, claims) => genuine.forge({ claims: { ...claims, iss: "http://localhost.evil.example" } }),
    ],
    ["without an issuer", changed({ claims: { iss: undefined } })],
    ["with a list of issuers", changed({ claims: { iss: ["http://localhost"] } })],
    ["whose issuer has a NUL character", changed({ claims: { iss: "http://localhost\u0000" } })],
    ["that ended two minutes ago", changed({ claims: { exp: seconds(-120) } })],
    ["that begins in two minutes", changed({ claims: { nbf: seconds(120) } })],
    ["that was made in two minutes", changed({ claims: { iat: seconds(120) } })],
    ["that never ends", changed({ claims: { exp: undefined } })],
    ["that ends in words", changed({ claims: { exp: "tomorrow" } })],
    ["that is older than a day", changed({ claims: { iat: seconds(-90_000), exp: seconds(3_600) } })],
    ["without a time of making", changed({ claims: { iat: undefined } })],
    ["without a beginning", changed({ claims: { nbf: undefined } })],
    ["without a subject", changed({ claims: { sub: undefined } })],
    ["without an id", changed({ claims: { jti: undefined } })],
    ["without a tenant", changed({ claims: { tenant_id: undefined } })],
    ["whose tenant is no UUID", changed({ claims: { tenant_id: "acme" } })],
    ["whose tenant is a list", changed({ claims: { tenant_id: [acme.id] } })],
    ["without an address", changed({ claims: { email: undefined } })],
    ["whose address is none", changed({ claims: { email: "nobody" } })],
    ["whose address is an object", changed({ claims: { email: { not: "" } } })],
    ["without a name", changed({ claims: { name: undefined } })],
    ["whose name has a line break", changed({ claims: { name: "a\nBcc: b" } })],
    ["whose name has a NUL character", changed({ claims: { name: "a\u0000" } })],
    ["whose name has half a surrogate pair", changed({ claims: { name: "\uD800" } })],
  ];
  for (const [name, attack] of attacks) {
    test(name, async ({ portal, inspection, tenant, forge }) => {
      const before = await countRows(inspection, tenant.id);

      const token = attack(forge, claimsFor(tenant));
      const answers = [
        await portal.callJson(conversationsOf(tenant.id), submissionOf(), bearer(token)),
        await portal.callJson(conversationsPath, submissionOf(), bearer(token)),
      ];

      for (const answer of answers) expectInvalidToken(answer);
      expect(await countRows(inspection, tenant.id)).toEqual(before);
    });
  }

  test("when it says where its key is, and nobody goes there", async ({ portal, tenant, forge }) => {
    const stranger = openStrangersForge({ kid: "stranger", issuer: new URL(portal.origin).origin });
    let visits = 0;
    const server = createServer((_, response) => {
      visits += 1;
      response.setHeader("Content-Type", "application/json").end(JSON.stringify({ keys: [publicJwkOf(stranger)] }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const jku = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/jwks.json`;
    const headers = [{ jku }, { x5u: jku }, { jwk: publicJwkOf(stranger) }, { jku, kid: forge.kid }];

    const answers = await Promise.all(
      headers.map((header) => {
        const token = stranger.forge({ header, claims: claimsFor(tenant) });
        return portal.callJson(conversationsOf(tenant.id), submissionOf(), bearer(token));
      }),
    );
    await new Promise((resolve) => server.close(resolve));

    for (const answer of answers) expectInvalidToken(answer);
    expect(visits).toBe(0);
  });
});

test.describe("clocks that differ a little", () => {
  const tolerated = [
    ["ended half a minute ago", { exp: seconds(-30) }],
    ["begins in half a minute", { nbf: seconds(30), iat: seconds(30) }],
  ] as const;
  for (const [name, claims] of tolerated) {
    test(`do not refuse a token that ${name}`, async ({ portal, tenant, forge }) => {
      const token = forge.forge({ claims: { ...claimsFor(tenant), ...claims } });

      expectCreated(await portal.callJson(conversationsOf(tenant.id), submissionOf(), bearer(token)));
    });
  }
});

test.describe("a token opens no other tenant", () => {
  test("and the refusal names neither, in the same words whether the other exists or not", async ({
    portal,
    inspection,
    tenant,
    neighbour,
    forge,
  }) => {
    const before = await Promise.all([tenant, neighbour].map(({ id }) => countRows(inspection, id)));
    const token = forge.forge({ claims: claimsFor(tenant) });

    const answers = await Promise.all(
      [neighbour.id, "99999999-9999-4999-8999-999999999999"].map((id) =>
        portal.callJson(conversationsOf(id), submissionOf(), bearer(token)),
      ),
    );

    for (const answer of answers) {
      expectRefusal(answer, { status: 403, detail: "The token was issued for another tenant" });
      expect(answer.text).not.toMatch(
        new RegExp([tenant, neighbour].flatMap(({ id, slug }) => [id, slug]).join("|"), "u"),
      );
    }
    expect(await Promise.all([tenant, neighbour].map(({ id }) => countRows(inspection, id)))).toEqual(before);
  });

  test("but a malformed tenant is told at its place", async ({ portal, tenant, forge }) => {
    const answer = await portal.callJson(
      conversationsOf("acme"),
      submissionOf(),
      bearer(forge.forge({ claims: claimsFor(tenant) })),
    );

    expect(expectProblems(answer)).toEqual([{ loc: ["query", "tenant_id"], type: "uuid_parsing" }]);
  });
});

test.describe("an issuer that a tenant has registered", () => {
  test("is believed in that tenant, and nowhere else", async ({ portal, inspection, tenant, neighbour, ownerUrl }) => {
    const issuer = `https://${randomUUID()}.example`;
    const foreign = openStrangersForge({ kid: "foreign", issuer });
    const keys = { jwks: { keys: [publicJwkOf(foreign)] } };
    await addTokenIssuer(ownerUrl, {
      tenantId: tenant.id,
      issuer,
      audience: "help-center",
      algorithms: ["ES256"],
      ...keys,
    });
    const own = foreign.forge({ claims: claimsFor(tenant) });
    const claimingNextDoor = foreign.forge({ claims: claimsFor(neighbour) });
    const before = await countRows(inspection, neighbour.id);

    expectCreated(await portal.callJson(conversationsOf(tenant.id), submissionOf(), bearer(own)));
    expectCreated(await portal.callJson(conversationsPath, submissionOf(), bearer(own)));
    expectInvalidToken(await portal.callJson(conversationsOf(neighbour.id), submissionOf(), bearer(own)));
    expectInvalidToken(await portal.callJson(conversationsOf(neighbour.id), submissionOf(), bearer(claimingNextDoor)));
    expectInvalidToken(await portal.callJson(conversationsPath, submissionOf(), bearer(claimingNextDoor)));
    const mixed = await portal.callJson(conversationsOf(tenant.id), submissionOf(), bearer(claimingNextDoor));
    expectRefusal(mixed, { status: 403, detail: "The token was issued for another tenant" });

    expect(await countRows(inspection, neighbour.id)).toEqual(before);
  });

  test("cannot make tokens in the portal's name", async ({ portal, tenant, ownerUrl }) => {
    const issuer = new URL(portal.origin).origin;
    const foreign = openStrangersForge({ kid: "foreign", issuer });
    const keys = { jwks: { keys: [publicJwkOf(foreign)] } };
    await addTokenIssuer(ownerUrl, {
      tenantId: tenant.id,
      issuer,
      audience: "help-center",
      algorithms: ["ES256"],
      ...keys,
    });

    const token = foreign.forge({ claims: claimsFor(tenant) });

    expectInvalidToken(await portal.callJson(conversationsOf(tenant.id), submissionOf(), bearer(token)));
  });

  test("whose keys are away is no reason to believe or to disbelieve: 503, and nobody is a visitor instead", async ({
    portal,
    inspection,
    tenant,
    ownerUrl,
  }) => {
    const issuer = `https://${randomUUID()}.example`;
    const foreign = openStrangersForge({ kid: "foreign", issuer });
    const keys = { jwksUrl: "http://127.0.0.1:1/jwks.json" };
    await addTokenIssuer(ownerUrl, {
      tenantId: tenant.id,
      issuer,
      audience: "help-center",
      algorithms: ["ES256"],
      ...keys,
    });
    const before = await countRows(inspection, tenant.id);

    const answer = await portal.callJson(
      conversationsOf(tenant.id),
      submissionOf(),
      bearer(foreign.forge({ claims: claimsFor(tenant) })),
    );

    expect(answer.status).toBe(503);
    expect(Number(answer.headers["retry-after"])).toBeGreaterThanOrEqual(1);
    expect(await countRows(inspection, tenant.id)).toEqual(before);
  });
});
