import type { KeyReceipt } from "@portal/contract";
import type { PortalClient } from "./portal-client.ts";

const patienceMs = 5_000;

/** Asks what became of the request of the client's key; `null` when it has not arrived, or when that cannot be found out. */
export async function findEarlier(client: PortalClient): Promise<KeyReceipt | null> {
  try {
    return await client.conversation.receiptOfKey.query(undefined, { signal: AbortSignal.timeout(patienceMs) });
  } catch {
    return null;
  }
}
