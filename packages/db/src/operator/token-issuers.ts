import { drawId } from "../draw-id.ts";
import { asOwner, stateOf } from "./owner-client.ts";

/** Where an issuer's public keys are: at an address, or in the row itself. */
export type IssuerKeys = { readonly jwksUrl: string } | { readonly jwks: Readonly<Record<string, unknown>> };

/** What an operator says about an issuer whose tokens a tenant accepts. */
export type NewTokenIssuer = IssuerKeys & {
  readonly tenantId: string;
  readonly issuer: string;
  readonly audience: string;
  /** Asymmetric JWS algorithms, such as "ES256". */
  readonly algorithms: readonly string[];
};

/** A registered issuer. Exactly one of `jwksUrl` and `jwks` is set. */
export interface RegisteredTokenIssuer {
  readonly id: string;
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string | null;
  readonly jwks: unknown;
  readonly algorithms: readonly string[];
  readonly createdAt: Date;
}

/** Thrown when the tenant has this issuer already, does not exist, or a value breaks a rule of the table. */
export class TokenIssuerRefusedError extends Error {
  override readonly name = "TokenIssuerRefusedError";
}

const refusals: Readonly<Record<string, string>> = {
  "23505": "The tenant has this issuer already.",
  "23503": "There is no such tenant.",
  "23514": "A value breaks a rule: algorithms must be asymmetric, and a key address begins with http:// or https://.",
};

/** Registers an issuer and returns its id. Throws `TokenIssuerRefusedError`. */
export async function addTokenIssuer(ownerUrl: string, added: NewTokenIssuer): Promise<string> {
  const id = drawId();
  const jwksUrl = "jwksUrl" in added ? added.jwksUrl : null;
  const jwks = "jwks" in added ? JSON.stringify(added.jwks) : null;
  return asOwner(ownerUrl, async (client) => {
    await client
      .query(
        `insert into token_issuers (tenant_id, id, issuer, audience, jwks_url, jwks, algorithms)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [added.tenantId, id, added.issuer, added.audience, jwksUrl, jwks, added.algorithms],
      )
      .catch((error: unknown) => {
        const refusal = refusals[stateOf(error) ?? ""];
        throw refusal === undefined ? error : new TokenIssuerRefusedError(refusal, { cause: error });
      });
    return id;
  });
}

/** One tenant's issuers, oldest first. */
export async function listTokenIssuers(ownerUrl: string, tenantId: string): Promise<RegisteredTokenIssuer[]> {
  return asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<RegisteredTokenIssuer>(
      `select id, issuer, audience, jwks_url as "jwksUrl", jwks, algorithms, created_at as "createdAt"
       from token_issuers where tenant_id = $1 order by created_at, id`,
      [tenantId],
    );
    return rows;
  });
}

/** Removes an issuer of a tenant by its `iss`; false when the tenant has none of that name. */
export async function removeTokenIssuer(ownerUrl: string, tenantId: string, issuer: string): Promise<boolean> {
  return asOwner(ownerUrl, async (client) => {
    const { rowCount } = await client.query("delete from token_issuers where tenant_id = $1 and issuer = $2", [
      tenantId,
      issuer,
    ]);
    return rowCount === 1;
  });
}
