import { randomUUID } from "node:crypto";

/** Where uploads arrive. Signed addresses lead here and nowhere else; everything here is rubbish after a day. */
export const uploadsPrefix = "uploads/";
/** Where a store of our own keeps what is still arriving. */
export const arrivalsPrefix = "arrivals/";
/** Where checked files stay; no address leads here. A folder a day, so that a sweep need not look through all of them. */
export const keptPrefix = "kept/";

/** A row of a file, as far as its place goes. */
interface AttachmentRow {
  tenantId: string;
  id: string;
}

/** Where the upload of a file arrives. */
export function uploadKeyOf({ tenantId, id }: AttachmentRow): string {
  return `${uploadsPrefix}${tenantId}/${id}`;
}

/** The tenant that an upload's key names, or `null` when it is no such key. */
export function tenantOfUploadKey(key: string): string | null {
  return /^uploads\/([0-9a-f-]{36})\/[0-9a-f-]{36}$/u.exec(key)?.[1] ?? null;
}

/** Draws a place for a copy that is about to be checked: another one each time, so that two checks of one upload cannot mix. */
export function drawKeptKey(tenantId: string, now: Date): string {
  return `${keptPrefixOf(now)}${tenantId}/${randomUUID()}`;
}

/** Where the files are that were checked on a day (UTC). */
export function keptPrefixOf(day: Date): string {
  return `${keptPrefix}${day.toISOString().slice(0, "yyyy-mm-dd".length)}/`;
}

/** The tenant that a kept file's key names, or `null` when it is no such key. */
export function tenantOfKeptKey(key: string): string | null {
  return /^kept\/\d{4}-\d{2}-\d{2}\/([0-9a-f-]{36})\/[0-9a-f-]{36}$/u.exec(key)?.[1] ?? null;
}
