import { randomUUID } from "node:crypto";
import { decodeProtectedHeader, errors, jwtVerify, SignJWT, type CryptoKey, type JWTPayload } from "jose";
import { PortalError } from "../errors/portal-error.ts";
import type { Services } from "../services.ts";
import { clockToleranceSeconds, longestTokenLifetimeSeconds } from "./lifetimes.ts";
import { readPerson, type Contact } from "./person-claims.ts";

/**
 * What the one key set signs. Type and audience both differ, so that neither kind passes for the other even where a reader
 * forgets one of the two.
 */
const kinds = {
  access: { typ: "help-center+jwt", audience: "help-center" },
  session: { typ: "portal-session+jwt", audience: "portal-session" },
} as const;

/** `access` is the end user's Bearer token, `session` is the portal's own cookie. */
export type OwnTokenKind = keyof typeof kinds;

/** The type that every end-user token has to carry in its header, ours or a foreign issuer's. */
export const accessTokenType = kinds.access.typ;

const keyIdPattern = /^[\w-]{1,64}$/u;
const requiredClaims = ["sub", "iat", "nbf", "exp", "jti"];

/** What is signed: a person, and until when, in seconds since 1970. */
export interface OwnToken {
  kind: OwnTokenKind;
  contact: Contact;
  expiresAtSeconds: number;
}

/** What signing takes: the keys, and the portal's address as the issuer. */
export type TokenSigner = Pick<Services, "signingKeys" | "publicUrl">;

/** What verifying takes. */
export type TokenVerifier = Pick<Services, "signingKeys" | "publicUrl" | "logger">;

/** Signs a token that says who somebody is. */
export async function signOwnToken({ signingKeys, publicUrl }: TokenSigner, token: OwnToken): Promise<string> {
  const { tenantId, requesterId, email, name } = token.contact;
  const { typ, audience } = kinds[token.kind];
  const { kid, privateKey } = await signingKeys.currentKey();
  const nowSeconds = Math.floor(Date.now() / 1000);
  return new SignJWT({ tenant_id: tenantId, email, name })
    .setProtectedHeader({ alg: "ES256", typ, kid })
    .setIssuer(publicUrl.origin)
    .setAudience(audience)
    .setSubject(requesterId)
    .setIssuedAt(nowSeconds)
    .setNotBefore(nowSeconds)
    .setExpirationTime(token.expiresAtSeconds)
    .setJti(randomUUID())
    .sign(privateKey);
}

/** A token of ours that holds, and until when, in seconds since 1970. */
export interface VerifiedToken {
  contact: Contact;
  expiresAtSeconds: number;
}

/**
 * Verifies a token of ours. The key is looked up by its id among our own and nowhere else: `jku`, `x5u` and `jwk` in a header
 * are the sender's words.
 *
 * @throws PortalError `invalid_token`
 */
export async function verifyOwnToken(
  verifier: TokenVerifier,
  { token, kind }: { token: string; kind: OwnTokenKind },
): Promise<VerifiedToken> {
  const kid = readKeyId(token);
  const key = kid === null ? null : await verifier.signingKeys.findPublicKey(kid);
  if (key === null) throw new PortalError("invalid_token");
  const payload = await verifySignature(verifier, { token, kind, key });
  const person = readPerson(payload);
  if (person === null || payload.sub === undefined || payload.exp === undefined) throw new PortalError("invalid_token");
  return { contact: { ...person, requesterId: payload.sub }, expiresAtSeconds: payload.exp };
}

function readKeyId(token: string): string | null {
  try {
    const { kid } = decodeProtectedHeader(token);
    return typeof kid === "string" && keyIdPattern.test(kid) ? kid : null;
  } catch {
    return null;
  }
}

async function verifySignature(
  { publicUrl, logger }: TokenVerifier,
  { token, kind, key }: { token: string; kind: OwnTokenKind; key: CryptoKey },
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ["ES256"],
      typ: kinds[kind].typ,
      issuer: publicUrl.origin,
      audience: kinds[kind].audience,
      requiredClaims,
      clockTolerance: clockToleranceSeconds,
      maxTokenAge: longestTokenLifetimeSeconds,
    });
    return payload;
  } catch (error) {
    // The error itself carries the claims, and those are a person's: only its code goes into the log.
    logger.debug({ reason: error instanceof errors.JOSEError ? error.code : "malformed" }, "token refused");
    throw new PortalError("invalid_token");
  }
}
