import type { Database } from "@portal/db";
import { hashAddress } from "../mail/hash-address.ts";
import { hearAgain, silenceAddress } from "./silence-address.ts";

/** An operator's word on mail to an address. */
export interface SilenceOrder {
  /** Canonical address. */
  email: string;
  /** Whether mail to it stops, or goes on. */
  isSilent: boolean;
  requestId: string;
}

/**
 * Stops mail to an address, or lets it go on, for all tenants.
 *
 * @returns whether that changed anything
 */
export async function changeSilence(
  database: Database,
  { email, isSilent, requestId }: SilenceOrder,
): Promise<boolean> {
  const change = { addressHash: hashAddress(email), actorKind: "operator", door: "command_line", requestId } as const;
  return database.withRlsBypass((tx) => (isSilent ? silenceAddress(tx, change) : hearAgain(tx, change)));
}
