import { drawId, type Database, type Transaction } from "@portal/db";
import { recordOperatorAction } from "../audit/record-operator-action.ts";
import type { ShownApiKey } from "./create-key.ts";
import { drawApiKey } from "./key-text.ts";

/** A key that is to be replaced. */
export interface ApiKeyRotation {
  tenantId: string;
  apiKeyId: string;
  /** How long the one before is still good; it never gets longer than it was to be. */
  overlapHours: number;
  requestId: string;
}

/**
 * Makes a key that takes over from another one, under its name and with its scopes, to last as long as that one was made for. Both are good until
 * the overlap is over, so that a program can be changed over without a gap.
 *
 * @returns the new key, or `null` when the tenant has no such key that is good
 */
export async function rotateApiKey(database: Database, rotation: ApiKeyRotation): Promise<ShownApiKey | null> {
  const { tenantId, apiKeyId, overlapHours, requestId } = rotation;
  const { key, prefix, keyHash } = drawApiKey(tenantId);
  const id = drawId();
  return database.withRlsBypass(async (tx) => {
    if (!(await lockGood(tx, rotation))) return null;
    const [row] = await tx.$queryRaw<{ expiresAt: Date | null }[]>`
      insert into api_keys (tenant_id, id, name, prefix, key_hash, scopes, expires_at)
      select tenant_id, ${id}::uuid, name, ${prefix}, ${keyHash}, scopes, now() + (expires_at - created_at)
      from api_keys where tenant_id = ${tenantId}::uuid and id = ${apiKeyId}::uuid
      returning expires_at as "expiresAt"`;
    await tx.$executeRaw`
      update api_keys set expires_at = least(expires_at, now() + make_interval(hours => ${overlapHours}::int))
      where tenant_id = ${tenantId}::uuid and id = ${apiKeyId}::uuid`;
    await recordOperatorAction(tx, { tenantId, action: "api_key.rotated", apiKeyId, requestId });
    await recordOperatorAction(tx, { tenantId, action: "api_key.created", apiKeyId: id, requestId });
    return { id, key, prefix, expiresAt: row?.expiresAt ?? null };
  });
}

/** Locked, so that of two rotations at once the second replaces what the first has left. */
async function lockGood(tx: Transaction, { tenantId, apiKeyId }: ApiKeyRotation): Promise<boolean> {
  const found = await tx.$queryRaw<unknown[]>`
    select id from api_keys
    where tenant_id = ${tenantId}::uuid and id = ${apiKeyId}::uuid
      and revoked_at is null and (expires_at is null or expires_at > now())
    for update`;
  return found.length > 0;
}
