import { hkdfSync } from "node:crypto";
import { importJWK, type CryptoKey } from "jose";
import { createKeyFile, generateKey, parseKeys, readKeyFile, type StoredKey, type StoredKeys } from "./key-file.ts";

/** A running process reads the key file again when it is older than this. */
const rereadAfterMs = 5_000;

/** A new key is published for this long before it signs, so that every process and every reader of the JWKS knows it by then. */
export const publishedBeforeSigningSeconds = 30;

/** The public half of a key as `/.well-known/jwks.json` shows it. */
export type PublicJwk = Pick<StoredKey, "kty" | "crv" | "alg" | "kid" | "x" | "y"> & { use: "sig" };

/** The key that signs now. */
export interface SigningKey {
  kid: string;
  privateKey: CryptoKey;
}

/** The keys that sign this install's tokens. The newest published key signs, all of them verify. */
export interface SigningKeys {
  currentKey(): Promise<SigningKey>;
  /** The public key of an id, or `null`; the id is only ever compared. */
  findPublicKey(kid: string): Promise<CryptoKey | null>;
  publicJwks(): Promise<{ keys: PublicJwk[] }>;
  /** 32 bytes in hexadecimal that every process with these keys derives alike, other ones for each purpose. */
  deriveSecret(purpose: string): Promise<string>;
  /** The same of every key, the current one's first: what an earlier key has signed stays good while that key is kept. */
  deriveSecrets(purpose: string): Promise<string[]>;
}

/** Where the keys come from: a file that is made when it is missing, or a JWK set as text, which is never rewritten. */
export interface SigningKeySource {
  dataDir: string;
  fromEnvironment?: string;
}

/**
 * Loads the keys, creating the first one in a new install.
 *
 * @throws Error when the key file or the text holds anything but private ES256 keys
 */
export async function loadSigningKeys({ dataDir, fromEnvironment }: SigningKeySource): Promise<SigningKeys> {
  if (fromEnvironment !== undefined) {
    const keys = await importKeys(parseKeys(fromEnvironment));
    return signingKeysOf(() => Promise.resolve(keys));
  }
  const first = (await readKeyFile(dataDir)) ?? (await createKeys(dataDir));
  return signingKeysOf(await watchKeyFile(dataDir, first));
}

async function createKeys(dataDir: string): Promise<StoredKeys> {
  await createKeyFile(dataDir, [await generateKey()]);
  const keys = await readKeyFile(dataDir);
  if (keys === null) throw new Error("The signing keys vanished while the portal started");
  return keys;
}

interface ImportedKey extends SigningKey {
  publicKey: CryptoKey;
  stored: StoredKey;
  /** What has been derived from it, by purpose: every submission asks for some, and they never change. */
  secrets: Map<string, string>;
}

/** Gives the file's keys, read again at most every few seconds; while it is missing or broken, the last good ones stay. */
async function watchKeyFile(dataDir: string, first: StoredKeys): Promise<() => Promise<ImportedKey[]>> {
  let keys = await importKeys(first);
  let readAtMs = Date.now();
  let reading: Promise<void> | null = null;

  async function reread(): Promise<void> {
    readAtMs = Date.now();
    const next = await readKeyFile(dataDir)
      .then((stored) => stored && importKeys(stored))
      .catch(() => null);
    keys = next ?? keys;
  }

  return async () => {
    // The difference without its sign: a clock that was set back must not keep a process from looking.
    if (reading === null && Math.abs(Date.now() - readAtMs) > rereadAfterMs) {
      reading = reread().finally(() => (reading = null));
    }
    await reading;
    return keys;
  };
}

function signingKeysOf(readKeys: () => Promise<ImportedKey[]>): SigningKeys {
  async function currentKey(): Promise<ImportedKey> {
    const keys = await readKeys();
    const publishedBySeconds = Date.now() / 1000 - publishedBeforeSigningSeconds;
    const key = keys.find(({ stored }) => stored.created_at <= publishedBySeconds) ?? keys.at(-1);
    if (key === undefined) throw new Error("There is no signing key");
    return key;
  }

  return {
    currentKey,
    async findPublicKey(kid) {
      const keys = await readKeys();
      return keys.find((key) => key.kid === kid)?.publicKey ?? null;
    },
    async publicJwks() {
      const keys = await readKeys();
      return { keys: keys.map(({ stored }) => publicJwk(stored)) };
    },
    deriveSecret: async (purpose) => secretOf(await currentKey(), purpose),
    async deriveSecrets(purpose) {
      const current = await currentKey();
      const others = (await readKeys()).filter(({ kid }) => kid !== current.kid);
      return [current, ...others].map((key) => secretOf(key, purpose));
    },
  };
}

function secretOf({ stored, secrets }: ImportedKey, purpose: string): string {
  const kept = secrets.get(purpose);
  if (kept !== undefined) return kept;
  const secret = hkdfSync("sha256", Buffer.from(stored.d, "base64url"), "", purpose, 32);
  const inHexadecimal = Buffer.from(secret).toString("hex");
  secrets.set(purpose, inHexadecimal);
  return inHexadecimal;
}

function importKeys(stored: StoredKeys): Promise<ImportedKey[]> {
  return Promise.all(
    stored.map(async (key) => ({
      kid: key.kid,
      privateKey: await importKey({ ...publicJwk(key), d: key.d }),
      publicKey: await importKey(publicJwk(key)),
      stored: key,
      secrets: new Map(),
    })),
  );
}

async function importKey(jwk: PublicJwk & { d?: string }): Promise<CryptoKey> {
  const key = await importJWK(jwk, "ES256");
  if (key instanceof Uint8Array) throw new Error("An ES256 key is never a secret");
  return key;
}

/** Member by member, so that nothing private can come along. */
function publicJwk({ kty, crv, alg, kid, x, y }: StoredKey): PublicJwk {
  return { kty, crv, alg, kid, x, y, use: "sig" };
}
