import type { Database } from "@portal/db";
import { errors, jwtVerify, type JWTPayload } from "jose";
import type { Requester } from "../context.ts";
import { PortalError } from "../errors/portal-error.ts";
import type { Services } from "../services.ts";
import { findTokenIssuer, type TokenIssuer } from "./find-token-issuer.ts";
import { foreignKeys, KeysUnavailableError } from "./foreign-keys.ts";
import { clockToleranceSeconds, longestTokenLifetimeSeconds } from "./lifetimes.ts";
import { accessTokenType } from "./own-token.ts";
import { readPerson } from "./person-claims.ts";

const keysAwayRetrySeconds = 10;
const requiredClaims = ["sub", "iat", "exp"];

/** A token that says that it is of an issuer, and the tenant whose registration of that issuer decides. */
export interface ForeignToken {
  token: string;
  issuer: string;
  tenantId: string;
}

/**
 * Verifies a token of an issuer that the tenant has registered, with the audience, the algorithms and the keys registered there.
 * The issuer's `sub` is no id of ours: the person is the tenant's contact with that address, if there is one yet.
 *
 * @throws PortalError `invalid_token`, `tenant_mismatch`, `service_unavailable`
 */
export async function verifyForeignToken(services: Services, foreign: ForeignToken): Promise<Requester> {
  const { database } = services;
  const issuer = await findTokenIssuer(database, foreign);
  if (issuer === null) throw new PortalError("invalid_token");
  const payload = await verifySignature(services, foreign.token, issuer);
  const person = readPerson(payload);
  // An issuer that says that it did not check the address has not proved whose it is.
  if (person === null || payload["email_verified"] === false) throw new PortalError("invalid_token");
  if (person.tenantId !== foreign.tenantId) throw new PortalError("tenant_mismatch");
  return { ...person, requesterId: await findContactId(database, person) };
}

async function verifySignature(
  { publicUrl, logger }: Services,
  token: string,
  issuer: TokenIssuer,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, foreignKeys(issuer, publicUrl), {
      algorithms: issuer.algorithms,
      typ: accessTokenType,
      issuer: issuer.issuer,
      audience: issuer.audience,
      requiredClaims,
      clockTolerance: clockToleranceSeconds,
      maxTokenAge: longestTokenLifetimeSeconds,
    });
    return payload;
  } catch (error) {
    if (error instanceof KeysUnavailableError) {
      throw new PortalError("service_unavailable", { retryAfterSeconds: keysAwayRetrySeconds, cause: error });
    }
    logger.debug({ reason: error instanceof errors.JOSEError ? error.code : "malformed" }, "token refused");
    throw new PortalError("invalid_token");
  }
}

async function findContactId(database: Database, { tenantId, email }: Omit<Requester, "requesterId">) {
  const contact = await database.withTenant(tenantId, (tx) =>
    tx.contact.findUnique({ where: { tenantId_email: { tenantId, email } }, select: { id: true } }),
  );
  return contact?.id ?? null;
}
