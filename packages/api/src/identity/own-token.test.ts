import { createHmac } from "node:crypto";
import { exportJWK, generateKeyPair, type CryptoKey } from "jose";
import { pino } from "pino";
import { afterEach, describe, expect, it, vi } from "vitest";
import { issueAccessToken } from "./issue-access-token.ts";
import { generateKey } from "./key-file.ts";
import { verifyOwnToken, type TokenVerifier } from "./own-token.ts";
import { issueSessionToken } from "./session-token.ts";
import { loadSigningKeys } from "./signing-keys.ts";

const tenantId = "11111111-1111-4111-8111-111111111111";
const contact = {
  tenantId,
  requesterId: "0190a5c2-7b1e-7cc3-9d5a-3c8f1f0f3a11",
  email: "ada@example.com",
  name: "Ada Lovelace",
};
const storedKey = await generateKey();
const verifier: TokenVerifier = {
  signingKeys: await loadSigningKeys({ dataDir: "unused", fromEnvironment: JSON.stringify({ keys: [storedKey] }) }),
  publicUrl: new URL("https://help.example.com"),
  logger: pino({ level: "silent" }),
};
const { privateKey } = await verifier.signingKeys.currentKey();
const { keys: publicKeys } = await verifier.signingKeys.publicJwks();
const otherKeys = await generateKeyPair("ES256", { extractable: true });

const nowSeconds = Math.floor(Date.now() / 1000);
const header = { alg: "ES256", typ: "help-center+jwt", kid: storedKey.kid };
const claims = {
  iss: "https://help.example.com",
  aud: "help-center",
  sub: contact.requesterId,
  tenant_id: tenantId,
  email: contact.email,
  name: contact.name,
  iat: nowSeconds,
  nbf: nowSeconds,
  exp: nowSeconds + 3600,
  jti: "8f7cb1f6-1c3a-4d7e-9f6f-0d1f5b7a2b11",
};

interface Forgery {
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
  key?: CryptoKey;
}

/** Signs a good token with one thing wrong; what is undefined is left out. By hand, since jose refuses to make some of these. */
async function forge({ header: changedHeader, claims: changedClaims, key = privateKey }: Forgery): Promise<string> {
  const signed = `${encode({ ...header, ...changedHeader })}.${encode({ ...claims, ...changedClaims })}`;
  const signature = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, Buffer.from(signed));
  return `${signed}.${Buffer.from(signature).toString("base64url")}`;
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}

function verify(token: string) {
  return verifyOwnToken(verifier, { token, kind: "access" });
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("a token of ours", () => {
  it("says whom it was made for", async () => {
    const token = await issueAccessToken(verifier, contact);

    const verified = await verify(token);
    expect(verified.contact).toEqual(contact);
    expect(verified.expiresAtSeconds).toBeCloseTo(nowSeconds + 3600, -2);
  });

  it("is accepted as it stands in these tests before anything is made wrong", async () => {
    expect((await verify(await forge({}))).contact).toEqual(contact);
  });

  it.each([
    ["ended 30 s ago", { exp: nowSeconds - 30 }],
    ["begins in 30 s", { nbf: nowSeconds + 30 }],
    ["has one of several audiences", { aud: ["other", "help-center"] }],
    ["has an address to bring into form", { email: " Ada@EXAMPLE.com " }],
  ])("is accepted when it %s", async (_, changed) => {
    expect((await verify(await forge({ claims: changed }))).contact).toEqual(contact);
  });

  it.each([
    ["ended 2 min ago", { exp: nowSeconds - 120 }],
    ["never ends", { exp: undefined }],
    ["begins in 2 min", { nbf: nowSeconds + 120 }],
    ["does not say when it begins", { nbf: undefined }],
    ["was issued two days ago", { iat: nowSeconds - 172_800 }],
    ["is issued in 2 min", { iat: nowSeconds + 120 }],
    ["does not say when it was issued", { iat: undefined }],
    ["has no id", { jti: undefined }],
    ["is about nobody", { sub: undefined }],
    ["has another audience", { aud: "portal-session" }],
    ["has no audience", { aud: undefined }],
    ["has another issuer", { iss: "https://help.example.com.evil.example" }],
    ["has no issuer", { iss: undefined }],
    ["names no tenant", { tenant_id: undefined }],
    ["names a tenant that is no UUID", { tenant_id: "acme" }],
    ["has no address", { email: undefined }],
    ["has two addresses", { email: "ada@example.com,eve@example.com" }],
    ["has an address that is not one", { email: "ada" }],
    ["has no name", { name: undefined }],
    ["has an object as name", { name: { first: "Ada" } }],
    ["has a name of two lines", { name: "Ada\nBcc: eve@example.com" }],
    ["has a name of 201 characters", { name: "a".repeat(201) }],
  ])("is refused when it %s", async (_, changed) => {
    await expect(verify(await forge({ claims: changed }))).rejects.toMatchObject({ code: "invalid_token" });
  });

  it.each([
    ["is of another type", { typ: "portal-session+jwt" }],
    ["is of the usual type", { typ: "JWT" }],
    ["is of no type", { typ: undefined }],
    ["names no key", { kid: undefined }],
    ["names an unknown key", { kid: "unknown" }],
    ["names a path", { kid: "../../etc/passwd" }],
    ["names SQL", { kid: "' or 1=1--" }],
    ["has a critical extension", { crit: ["urn:x"], "urn:x": 1 }],
    ["leaves the payload unencoded", { crit: ["b64"], b64: false }],
  ])("is refused when its header %s", async (_, changed) => {
    await expect(verify(await forge({ header: changed }))).rejects.toMatchObject({ code: "invalid_token" });
  });

  it("is refused without a signature", async () => {
    const body = encode(claims);

    await expect(verify(`${encode({ ...header, alg: "none" })}.${body}.`)).rejects.toMatchObject({
      code: "invalid_token",
    });
    await expect(verify(`${encode(header)}.${body}.`)).rejects.toMatchObject({ code: "invalid_token" });
  });

  it.each([JSON.stringify(publicKeys[0]), storedKey.x, storedKey.kid])(
    "is refused when the public key is taken for a secret: %#",
    async (secret) => {
      const signed = `${encode({ ...header, alg: "HS256" })}.${encode(claims)}`;
      const signature = createHmac("sha256", secret).update(signed).digest("base64url");

      await expect(verify(`${signed}.${signature}`)).rejects.toMatchObject({ code: "invalid_token" });
    },
  );

  it("is refused when another key signed it, whatever key its header brings or points to", async () => {
    const request = vi.fn<typeof fetch>();
    vi.stubGlobal("fetch", request);
    const jwk = await exportJWK(otherKeys.publicKey);
    const key = otherKeys.privateKey;
    const forgeries = await Promise.all([
      forge({ key }),
      forge({ key, header: { jwk } }),
      forge({ key, header: { jku: "https://evil.example/jwks.json" } }),
      forge({ key, header: { x5u: "https://evil.example/cert.pem" } }),
      forge({ key, header: { kid: undefined, jwk } }),
    ]);

    for (const token of forgeries) await expect(verify(token)).rejects.toMatchObject({ code: "invalid_token" });
    expect(request).not.toHaveBeenCalled();
  });

  it("is refused when its claims were swapped", async () => {
    const [head, , signature] = (await forge({})).split(".");
    const swapped = encode({ ...claims, sub: "0190a5c2-7b1e-7cc3-9d5a-3c8f1f0f3a99" });

    await expect(verify([head, swapped, signature].join("."))).rejects.toMatchObject({ code: "invalid_token" });
  });

  it.each(["", ".", "..", "a.b.c", "ey.ey.ey", "e30.e30.", `${encode([])}.${encode([])}.AAAA`, "\u0000.\u0000.\u0000"])(
    "is refused when it is none: %j",
    async (token) => {
      await expect(verify(token)).rejects.toMatchObject({ code: "invalid_token" });
    },
  );
});

describe("the two kinds", () => {
  it("do not pass for one another", async () => {
    const session = await issueSessionToken(verifier, contact);
    const access = await issueAccessToken(verifier, contact);

    await expect(verify(session)).rejects.toMatchObject({ code: "invalid_token" });
    await expect(verifyOwnToken(verifier, { token: access, kind: "session" })).rejects.toMatchObject({
      code: "invalid_token",
    });
    expect((await verifyOwnToken(verifier, { token: session, kind: "session" })).contact).toEqual(contact);
  });

  it("differ in type and in audience, so that each of the two would do", async () => {
    const sessionWithTypeOfAccess = await forge({ claims: { aud: "portal-session" } });
    const sessionWithAudienceOfAccess = await forge({ header: { typ: "portal-session+jwt" } });

    await expect(verify(sessionWithTypeOfAccess)).rejects.toMatchObject({ code: "invalid_token" });
    await expect(verify(sessionWithAudienceOfAccess)).rejects.toMatchObject({ code: "invalid_token" });
  });

  it("end when they say: an hour, twelve hours, or when the session that is continued ends", async () => {
    const access = await issueAccessToken(verifier, contact, 60);
    const session = await issueSessionToken(verifier, contact);
    const continued = await issueSessionToken(verifier, contact, nowSeconds + 5);
    const read = (token: string) => verifyOwnToken(verifier, { token, kind: "session" });

    expect((await verify(access)).expiresAtSeconds - nowSeconds).toBeLessThan(70);
    expect((await read(session)).expiresAtSeconds - nowSeconds).toBeGreaterThanOrEqual(43_200);
    expect((await read(continued)).expiresAtSeconds).toBe(nowSeconds + 5);
  });
});
