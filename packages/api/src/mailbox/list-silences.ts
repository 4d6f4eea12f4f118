import type { Database } from "@portal/db";
import { z } from "zod";

const silenceRows = z.array(
  z.object({
    addressHash: z.instanceof(Uint8Array).transform((hash) => Buffer.from(hash).toString("hex")),
    silencedAt: z.date(),
    actorKind: z.string(),
    door: z.string(),
    requestId: z.string(),
  }),
);

/** An address that is mailed to no more, as its hash, and on whose word. */
export type ListedSilence = z.output<typeof silenceRows>[number];

/** Lists the addresses that are mailed to no more, the latest first. */
export async function listSilences(database: Database): Promise<ListedSilence[]> {
  return silenceRows.parse(
    await database.withRlsBypass(
      (tx) => tx.$queryRaw`
        select recipient.address_hash as "addressHash", recipient.silenced_at as "silencedAt",
          event.actor_kind::text as "actorKind", event.door::text as door, event.request_id as "requestId"
        from mail_recipients recipient
        cross join lateral (
          select actor_kind, door, request_id from mail_silence_events
          where address_hash = recipient.address_hash and action = 'silenced'
          order by created_at desc limit 1
        ) event
        where recipient.silenced_at is not null
        order by recipient.silenced_at desc, recipient.address_hash`,
    ),
  );
}
