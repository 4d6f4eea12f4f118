import type { Database } from "@portal/db";
import { z } from "zod";

/** Signatures that anybody can check and only the issuer can make; a shared secret would let us sign for it. */
export const asymmetricAlgorithms: readonly string[] = [
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
  "PS256",
  "PS384",
  "PS512",
  "RS256",
  "RS384",
  "RS512",
];

const inlineKeysSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

/** An outside issuer as one tenant registered it: keys written down there, or the address that publishes them. */
export interface TokenIssuer {
  tenantId: string;
  issuer: string;
  audience: string;
  algorithms: string[];
  keys: { kind: "inline"; jwks: z.infer<typeof inlineKeysSchema> } | { kind: "published"; url: URL };
}

/** Finds a tenant's registration of an issuer; `null` when there is none, or none that could verify anything. */
export async function findTokenIssuer(
  database: Database,
  { tenantId, issuer }: { tenantId: string; issuer: string },
): Promise<TokenIssuer | null> {
  const row = await database.withTenant(tenantId, (tx) =>
    tx.tokenIssuer.findUnique({ where: { tenantId_issuer: { tenantId, issuer } } }),
  );
  if (row === null) return null;
  const keys = keysOf(row);
  const algorithms = row.algorithms.filter((algorithm) => asymmetricAlgorithms.includes(algorithm));
  if (keys === null || algorithms.length === 0) return null;
  return { tenantId, issuer, audience: row.audience, algorithms, keys };
}

function keysOf({ jwks, jwksUrl }: { jwks: unknown; jwksUrl: string | null }): TokenIssuer["keys"] | null {
  const inline = inlineKeysSchema.safeParse(jwks);
  if (inline.success) return { kind: "inline", jwks: inline.data };
  const url = jwksUrl === null ? null : URL.parse(jwksUrl);
  return url === null ? null : { kind: "published", url };
}
