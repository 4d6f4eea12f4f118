import { idempotencyKeyLifetimeSeconds } from "@portal/contract";
import { Prisma, type Transaction } from "@portal/db";
import { z } from "zod";
import { PortalError } from "../errors/portal-error.ts";
import type { KeyedRequest } from "./key-request.ts";

/** The conversation that an earlier request with the same key made. */
export interface EarlierConversation {
  id: string;
  displayId: string;
  createdAt: Date;
}

const earlierRows = z.array(
  z.object({ is_same_request: z.boolean(), id: z.string(), display_id: z.string(), created_at: z.date() }),
);

/**
 * The part of the submission's statement that claims a key. Its row is what all other parts are made from, so that it is the first
 * write, and without it there is none. The primary key makes a second caller wait here for the first: if that one commits, its
 * conversation is the answer to both; if it rolls back, its key is free again and this caller goes on.
 *
 * @param keyed `null` for a request without a key, which nothing holds back
 * @returns a query of one row when the request may go on, else of none
 */
export function keyClaim(keyed: KeyedRequest | null, conversationId: string): Prisma.Sql {
  if (keyed === null) return Prisma.sql`select`;
  return Prisma.sql`
    insert into idempotency_keys (tenant_id, key_hash, fingerprint, conversation_id, expires_at)
    values (${keyed.tenantId}::uuid, ${keyed.keyHash}, ${keyed.fingerprint}, ${conversationId}::uuid,
      now() + make_interval(secs => ${idempotencyKeyLifetimeSeconds}::int))
    on conflict (tenant_id, key_hash) do update
      set fingerprint = excluded.fingerprint, conversation_id = excluded.conversation_id,
        created_at = now(), expires_at = excluded.expires_at
      where idempotency_keys.expires_at <= now()
    returning tenant_id`;
}

/**
 * Finds the conversation that a request made before, when it is sent again with its key.
 *
 * @throws PortalError `idempotency_key_reused` when the key was used for another request
 */
export async function findEarlier(
  tx: Transaction,
  { tenantId, keyHash, fingerprint }: KeyedRequest,
): Promise<EarlierConversation | null> {
  const [row] = earlierRows.parse(
    await tx.$queryRaw`
      select k.fingerprint = ${fingerprint} as is_same_request, c.id, c.display_id, c.created_at
      from idempotency_keys k
      join conversations c on c.tenant_id = k.tenant_id and c.id = k.conversation_id
      where k.tenant_id = ${tenantId}::uuid and k.key_hash = ${keyHash} and k.expires_at > now()`,
  );
  if (row === undefined) return null;
  if (!row.is_same_request) throw new PortalError("idempotency_key_reused");
  return { id: row.id, displayId: row.display_id, createdAt: row.created_at };
}
