import { apiKeyScopes } from "@portal/contract";
import type { Database } from "@portal/db";
import { z } from "zod";
import type { ApiKey } from "./api-key.ts";
import type { ApiKeyName } from "./key-text.ts";

const foundRows = z.array(
  z.object({ id: z.string(), scopes: z.array(z.enum(apiKeyScopes)), expiresAt: z.date().nullable() }),
);

/**
 * Finds a key that is neither revoked nor expired, and notes that it is used, at most once a minute. It is found by its hash, so what the
 * search takes says nothing of a key that is nearly right.
 */
export async function findApiKey(database: Database, { tenantId, keyHash }: ApiKeyName): Promise<ApiKey | null> {
  const [found] = foundRows.parse(
    await database.withRlsBypass(
      (tx) => tx.$queryRaw`
        with good as (
          select id, scopes, expires_at from api_keys
          where tenant_id = ${tenantId}::uuid and key_hash = ${keyHash}
            and revoked_at is null and (expires_at is null or expires_at > now())
        ), used as (
          update api_keys set last_used_at = now()
          where tenant_id = ${tenantId}::uuid and id = (select id from good)
            and (last_used_at is null or last_used_at <= now() - interval '1 minute')
        )
        select id, scopes, expires_at as "expiresAt" from good`,
    ),
  );
  return found === undefined ? null : { tenantId, ...found };
}
