import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";
import { isUuid } from "@portal/contract";
import { fromBase62, toBase62 } from "./base62.ts";

/** What every key of this product begins with, for scanners of source code and logs. */
const mark = "hck_";
const tenantIdBytes = 16;
const secretBytes = 32;
// The lengths in which as many bytes fit.
const lengths = { visible: 8, tenantId: 22, secret: 43, checksum: 6 } as const;

const form = new RegExp(
  `^${mark}[0-9A-Za-z]{${String(lengths.visible)}}([0-9A-Za-z]{${String(lengths.tenantId)}})[0-9A-Za-z]{${String(lengths.secret)}}([0-9A-Za-z]{${String(lengths.checksum)}})$`,
  "u",
);

/** A key for its holder, what people may see of it, and the hash that is all that we keep of the rest. */
export interface DrawnApiKey {
  key: string;
  prefix: string;
  keyHash: Uint8Array<ArrayBuffer>;
}

/** What a key may be looked up by. */
export interface ApiKeyName {
  tenantId: string;
  keyHash: Uint8Array<ArrayBuffer>;
}

/**
 * Draws a key of 256 random bits: `hck_`, eight characters for people, the tenant, the secret, a checksum. It names its tenant, so that every
 * statement about it can name the tenant too; docs/decisions/075 has the reasons for the rest.
 */
export function drawApiKey(tenantId: string): DrawnApiKey {
  // The last characters: those at the front of such a number are not evenly drawn.
  const visible = toBase62(randomBytes(16), lengths.tenantId).slice(-lengths.visible);
  const tenant = toBase62(Buffer.from(tenantId.replaceAll("-", ""), "hex"), lengths.tenantId);
  const prefix = `${mark}${visible}`;
  const body = `${prefix}${tenant}${toBase62(randomBytes(secretBytes), lengths.secret)}`;
  const key = body + checksumOf(body);
  return { key, prefix, keyHash: hashOf(key) };
}

/** Reads a key that somebody presents; `null` when it is none, which its checksum tells without a look into the database. */
export function readApiKey(presented: string): ApiKeyName | null {
  const [, tenant, checksum] = form.exec(presented) ?? [];
  if (tenant === undefined || checksum !== checksumOf(presented.slice(0, -lengths.checksum))) return null;
  const tenantId = fromBase62(tenant, tenantIdBytes)
    ?.toString("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, "$1-$2-$3-$4-$5");
  return tenantId !== undefined && isUuid(tenantId) ? { tenantId, keyHash: hashOf(presented) } : null;
}

/** The CRC-32 of what stands before it: anybody can compute it, so it proves nothing, and a scanner can tell a key from its like. */
function checksumOf(body: string): string {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return toBase62(sum, lengths.checksum);
}

/** A plain hash is enough: what it hides has 256 random bits, so there is nothing to guess at, and it is found by an index. */
function hashOf(key: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(key).digest());
}
