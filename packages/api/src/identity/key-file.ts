import { randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from "jose";
import { z } from "zod";

const coordinate = z.string().regex(/^[\w-]{43}$/u);

/** A private ES256 key as it is kept: a JWK and, in seconds since 1970, when it was made. */
const storedKeySchema = z.object({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  alg: z.literal("ES256"),
  kid: z.string().regex(/^[\w-]{1,64}$/u),
  x: coordinate,
  y: coordinate,
  d: coordinate,
  created_at: z.number().int().nonnegative().default(0),
});
export type StoredKey = z.infer<typeof storedKeySchema>;

const keyFileSchema = z.object({ keys: z.tuple([storedKeySchema], storedKeySchema) });

/** All keys of an install, the newest first. */
export type StoredKeys = [StoredKey, ...StoredKey[]];

/** Reads keys from the text of a key file; throws without repeating any of it. */
export function parseKeys(text: string): StoredKeys {
  const parsed = keyFileSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data.keys;
  throw new Error("The signing keys are not a set of private ES256 keys in JWK form");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Makes a new key; its id is its thumbprint (RFC 7638). */
export async function generateKey(): Promise<StoredKey> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const jwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  return storedKeySchema.parse({ ...jwk, alg: "ES256", kid, created_at: Math.floor(Date.now() / 1000) });
}

/** Reads the key file; `null` when there is none. */
export async function readKeyFile(dataDir: string): Promise<StoredKeys | null> {
  try {
    return parseKeys(await readFile(pathIn(dataDir), "utf8"));
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

/** Creates the key file unless another process was first: then that one's keys stay, and none of ours ever signed. */
export async function createKeyFile(dataDir: string, keys: StoredKeys): Promise<void> {
  const draft = await writeDraft(dataDir, keys);
  try {
    // Unlike a rename, a hard link fails when the name is taken, and the file appears whole.
    await link(draft, pathIn(dataDir));
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Replaces the key file in one step: a reader sees the old keys or the new ones. */
export async function replaceKeyFile(dataDir: string, keys: StoredKeys): Promise<void> {
  const draft = await writeDraft(dataDir, keys);
  await rename(draft, pathIn(dataDir));
}

async function writeDraft(dataDir: string, keys: StoredKeys): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${pathIn(dataDir)}.${randomUUID()}`;
  const file = await open(draft, "wx", 0o600);
  try {
    await file.writeFile(`${JSON.stringify({ keys }, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  return draft;
}

function pathIn(dataDir: string): string {
  return join(dataDir, "signing-keys.json");
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
