import type { Transaction } from "@portal/db";
import { z } from "zod";

const silences = z.array(z.object({ isSilenced: z.boolean() }));

/**
 * Counts one mail to an address that nothing proves, if it may have one: one in 24 hours and three in 30 days, of all tenants together.
 * Asking and counting are one statement on one row, so that of any number of workers at once one gets the allowance. These numbers know no
 * PORTAL_LIMITS_SCALE: they protect people who have nothing to do with this install.
 */
export async function takeAllowance(
  tx: Transaction,
  addressHash: Uint8Array<ArrayBuffer>,
): Promise<"allowed" | "limited" | "silenced"> {
  const taken = await tx.$executeRaw`
    insert into mail_recipients as recipient (address_hash, recent_mails, updated_at)
    values (${addressHash}, array[now()], now())
    on conflict (address_hash) do update set
      recent_mails = array(
        select mailed_at from unnest(recipient.recent_mails) as mailed_at where mailed_at > now() - interval '30 days'
      ) || excluded.recent_mails,
      updated_at = now()
    where recipient.silenced_at is null
      and not exists (
        select from unnest(recipient.recent_mails) as mailed_at where mailed_at > now() - interval '24 hours')
      and 3 > (
        select count(*) from unnest(recipient.recent_mails) as mailed_at where mailed_at > now() - interval '30 days')`;
  if (taken === 1) return "allowed";
  return (await isSilenced(tx, addressHash)) ? "silenced" : "limited";
}

/** Tells whether an address wants no mail from us. */
export async function isSilenced(tx: Transaction, addressHash: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const [silence] = silences.parse(
    await tx.$queryRaw`
      select silenced_at is not null as "isSilenced" from mail_recipients where address_hash = ${addressHash}`,
  );
  return silence?.isSilenced ?? false;
}
