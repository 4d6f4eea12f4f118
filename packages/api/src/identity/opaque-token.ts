import { createHash, randomBytes } from "node:crypto";
import { isUuid } from "@portal/contract";

const tenantIdBytes = 16;
const secretBytes = 32;

/** What stands in front of each kind of opaque token, so that one is never taken for the other. */
const prefixes = { signInLink: "", refresh: "rt_", mailboxProof: "mp_", disowning: "nm_" } as const;
type OpaqueTokenKind = keyof typeof prefixes;

/** A token for its holder, and the hash that is all that we keep of it. */
export interface DrawnToken {
  token: string;
  tokenHash: Uint8Array<ArrayBuffer>;
}

/** Draws a token of 256 random bits that names its tenant, so that every statement about it can name the tenant too. */
export function drawOpaqueToken(kind: OpaqueTokenKind, tenantId: string): DrawnToken {
  const tenantIdInBytes = Buffer.from(tenantId.replaceAll("-", ""), "hex");
  const token = prefixes[kind] + Buffer.concat([tenantIdInBytes, randomBytes(secretBytes)]).toString("base64url");
  return { token, tokenHash: hashOf(token) };
}

/** What a presented token may be looked up by. */
export interface OpaqueTokenKey {
  tenantId: string;
  tokenHash: Uint8Array<ArrayBuffer>;
}

/** Reads a token that somebody presents; `null` when it is not of that kind's form. */
export function readOpaqueToken(kind: OpaqueTokenKind, token: string): OpaqueTokenKey | null {
  const prefix = prefixes[kind];
  const encoded = token.slice(prefix.length);
  if (!token.startsWith(prefix) || !/^[\w-]{64}$/u.test(encoded)) return null;
  const tenantId = uuidOf(Buffer.from(encoded, "base64url").subarray(0, tenantIdBytes));
  return isUuid(tenantId) ? { tenantId, tokenHash: hashOf(token) } : null;
}

/** A plain hash is enough: what it hides has 256 random bits, so there is nothing to guess at. */
function hashOf(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, "$1-$2-$3-$4-$5");
}
