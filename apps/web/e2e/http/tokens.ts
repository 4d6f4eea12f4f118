import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  sign,
  type KeyObject,
} from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

/** What goes into a token. What is left out is as the portal would write it; what is `undefined` is taken away. */
export interface Forgery {
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
  /** Signs the text; the forge's own key unless said. */
  signWith?: (text: string) => Buffer;
}

/** Makes tokens with one key, genuine ones and others. */
export interface TokenForge {
  key: KeyObject;
  kid: string;
  forge(forgery?: Forgery): string;
}

/** The name of a key, and the issuer that its tokens are to have. */
export interface ForgeName {
  kid: string;
  issuer: string;
}

const keyFile = z.object({
  keys: z.array(z.object({ kid: z.string(), crv: z.string(), x: z.string(), y: z.string(), d: z.string() })),
});

/** Signs with the portal's own key, so that what is wrong with a token is never its signature. */
export async function openForge(dataDir: string, issuer: string): Promise<TokenForge> {
  const text = await readFile(path.join(dataDir, "signing-keys.json"), "utf8");
  const [stored] = keyFile.parse(JSON.parse(text)).keys;
  if (stored === undefined) throw new Error("The portal has no signing key");
  const { kid, ...coordinates } = stored;
  return forgeWith(createPrivateKey({ key: { kty: "EC", ...coordinates }, format: "jwk" }), { kid, issuer });
}

/** Signs with a new key that nobody knows yet, under any name. */
export function openStrangersForge(name: ForgeName): TokenForge {
  return forgeWith(generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey, name);
}

function forgeWith(key: KeyObject, { kid, issuer }: ForgeName): TokenForge {
  return {
    key,
    kid,
    forge: ({ header, claims, signWith = es256(key) } = {}) => {
      const nowSeconds = Math.floor(Date.now() / 1000);
      const standardClaims = {
        iss: issuer,
        aud: "help-center",
        sub: randomUUID(),
        iat: nowSeconds,
        nbf: nowSeconds,
        exp: nowSeconds + 3_600,
        jti: randomUUID(),
      };
      const parts = [
        { alg: "ES256", typ: "help-center+jwt", kid, ...header },
        { ...standardClaims, ...claims },
      ];
      const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
      return `${text}.${signWith(text).toString("base64url")}`;
    },
  };
}

/** The public half of a key, as a JWK. */
export function publicJwkOf({ key, kid }: TokenForge): Record<string, unknown> {
  return { ...createPublicKey(key).export({ format: "jwk" }), kid, alg: "ES256", use: "sig" };
}

/** The public half of a key, as everybody can write it down. */
export function publicPemOf({ key }: TokenForge): string {
  return createPublicKey(key).export({ type: "spki", format: "pem" }).toString();
}

/** Signs as ES256 does. */
export function es256(key: KeyObject): (text: string) => Buffer {
  return (text) => sign("sha256", Buffer.from(text), { key, dsaEncoding: "ieee-p1363" });
}

/** Signs as HS256 does, with any text for the secret. */
export function hs256(secret: string): (text: string) => Buffer {
  return (text) => createHmac("sha256", secret).update(text).digest();
}

/** Signs with nothing. */
export function unsigned(): Buffer {
  return Buffer.alloc(0);
}
