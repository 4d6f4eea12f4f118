import { drawId, type Transaction } from "@portal/db";
import type { Door } from "../context.ts";

/** Whose mail is stopped or goes on, and on whose word. */
export interface SilenceChange {
  addressHash: Uint8Array<ArrayBuffer>;
  actorKind: "anonymous" | "requester" | "operator";
  door: Door;
  requestId: string;
}

/**
 * Stops mail to an address, of all tenants, and writes that into the trail.
 *
 * @returns whether that changed anything
 */
export async function silenceAddress(tx: Transaction, change: SilenceChange): Promise<boolean> {
  const { addressHash, actorKind, door, requestId } = change;
  const changed = await tx.$executeRaw`
    with silenced as (
      insert into mail_recipients as recipient (address_hash, silenced_at, updated_at)
      values (${addressHash}, now(), now())
      on conflict (address_hash) do update set silenced_at = now(), updated_at = now() where recipient.silenced_at is null
      returning address_hash
    )
    insert into mail_silence_events (id, address_hash, action, actor_kind, door, request_id)
    select ${drawId()}::uuid, address_hash, 'silenced', ${actorKind}::audit_actor_kind, ${door}::audit_door, ${requestId}
    from silenced`;
  return changed === 1;
}

/**
 * Lets mail to an address go on, and counts it anew: its owner has shown that they want it, or an operator was told so.
 *
 * @returns whether it had been silenced
 */
export async function hearAgain(tx: Transaction, change: SilenceChange): Promise<boolean> {
  const { addressHash, actorKind, door, requestId } = change;
  const lifted = await tx.$executeRaw`
    with known as (
      select address_hash, silenced_at from mail_recipients where address_hash = ${addressHash} for update
    ), heard as (
      update mail_recipients set silenced_at = null, recent_mails = '{}', updated_at = now()
      from known where mail_recipients.address_hash = known.address_hash
    )
    insert into mail_silence_events (id, address_hash, action, actor_kind, door, request_id)
    select ${drawId()}::uuid, address_hash, 'lifted', ${actorKind}::audit_actor_kind, ${door}::audit_door, ${requestId}
    from known where silenced_at is not null`;
  return lifted === 1;
}
