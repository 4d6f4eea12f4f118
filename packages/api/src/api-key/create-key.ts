import type { ApiKeyScope } from "@portal/contract";
import { drawId, type Database } from "@portal/db";
import { recordOperatorAction } from "../audit/record-operator-action.ts";
import { drawApiKey } from "./key-text.ts";

/** What an operator says of a new key. */
export interface NewApiKey {
  tenantId: string;
  name: string;
  scopes: readonly ApiKeyScope[];
  /** It holds until it is revoked when this is left out. */
  expiresInDays?: number | undefined;
  requestId: string;
}

/** A key that has just been made: the only time that it can be seen. */
export interface ShownApiKey {
  id: string;
  key: string;
  prefix: string;
  expiresAt: Date | null;
}

/** Makes a key for one of a tenant's own programs. */
export async function createApiKey(
  database: Database,
  { tenantId, name, scopes, expiresInDays, requestId }: NewApiKey,
): Promise<ShownApiKey> {
  const { key, prefix, keyHash } = drawApiKey(tenantId);
  const id = drawId();
  return database.withRlsBypass(async (tx) => {
    const [row] = await tx.$queryRaw<{ expiresAt: Date | null }[]>`
      insert into api_keys (tenant_id, id, name, prefix, key_hash, scopes, expires_at)
      values (${tenantId}::uuid, ${id}::uuid, ${name}, ${prefix}, ${keyHash}, ${[...scopes]},
        now() + make_interval(days => ${expiresInDays ?? null}::int))
      returning expires_at as "expiresAt"`;
    await recordOperatorAction(tx, { tenantId, action: "api_key.created", apiKeyId: id, requestId });
    return { id, key, prefix, expiresAt: row?.expiresAt ?? null };
  });
}
