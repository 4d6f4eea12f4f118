import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey } from "jose";
import type { TokenIssuer } from "./find-token-issuer.ts";

const fetchTimeoutMs = 5_000;
/** An unknown key id makes us fetch the set again, but not more often than this. */
const refetchCooldownMs = 30_000;
/** A key that its issuer has withdrawn verifies for at most this long. */
const maxAgeMs = 600_000;

/** The keys of an issuer cannot be had at present: whether its tokens are valid is not known. */
export class KeysUnavailableError extends Error {
  override readonly name = "KeysUnavailableError";
}

const publishedKeys = new Map<string, JWTVerifyGetKey>();

/**
 * Gives the keys of a registered issuer to `jwtVerify`. Published ones are fetched from the registered address only, without
 * following redirects, and kept per tenant and issuer.
 *
 * @param publicUrl the portal's own address: where that is https, keys have to come over https too
 */
export function foreignKeys(issuer: TokenIssuer, publicUrl: URL): JWTVerifyGetKey {
  const { tenantId, keys } = issuer;
  if (keys.kind === "inline") return createLocalJWKSet(keys.jwks);
  if (publicUrl.protocol === "https:" && keys.url.protocol !== "https:") {
    throw new KeysUnavailableError("jwks_url of a token issuer is not https");
  }
  const cacheKey = JSON.stringify([tenantId, issuer.issuer, keys.url.href]);
  const known = publishedKeys.get(cacheKey) ?? fetchedKeys(keys.url);
  publishedKeys.set(cacheKey, known);
  return known;
}

function fetchedKeys(url: URL): JWTVerifyGetKey {
  const remoteKeys = createRemoteJWKSet(url, {
    timeoutDuration: fetchTimeoutMs,
    cooldownDuration: refetchCooldownMs,
    cacheMaxAge: maxAgeMs,
  });
  return async (header, token) => {
    try {
      return await remoteKeys(header, token);
    } catch (error) {
      if (isAboutTheToken(error)) throw error;
      throw new KeysUnavailableError("keys of a token issuer cannot be fetched", { cause: error });
    }
  };
}

function isAboutTheToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}
