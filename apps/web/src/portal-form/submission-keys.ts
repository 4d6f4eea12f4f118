import { drawKey, isDrawnKey } from "./draw-key.ts";
import { readTab, writeTab } from "./tab-storage.ts";

/** What a tab knows of its form's keys. */
interface KeyRecord {
  /** The key that the form goes on with. */
  key: string;
  /** Whether something was sent under it whose end nobody has seen: then it belongs to the text that the tab keeps. */
  isSent: boolean;
  /** The last key whose request is known to have arrived. */
  spent: string | null;
}

const nameOf = (tenantId: string) => `portal-key:${tenantId}`;

/**
 * The key of what stands in the form now. A key is kept until it is known what became of it, over reloads too; until it is sent, the
 * one that the page came with counts, unless that page comes out of a browser's memory with a key that has done its work.
 */
export function keyOfForm(tenantId: string, renderedKey: string): string {
  const record = readRecord(tenantId);
  if (record === null) return renderedKey;
  return record.isSent || record.spent === renderedKey ? record.key : renderedKey;
}

/** Notes, before anything is sent, that the key is in use: the answer may never come. */
export function keepKey(tenantId: string, key: string): void {
  writeTab(nameOf(tenantId), { key, isSent: true, spent: readRecord(tenantId)?.spent ?? null } satisfies KeyRecord);
}

/** Notes that the key's request has arrived: what is written from now on is another one. */
export function spendKey(tenantId: string, key: string): void {
  writeTab(nameOf(tenantId), { key: drawKey(), isSent: false, spent: key } satisfies KeyRecord);
}

function readRecord(tenantId: string): KeyRecord | null {
  const stored = readTab(nameOf(tenantId));
  if (typeof stored !== "object" || stored === null) return null;
  const { key, isSent, spent }: Partial<Record<keyof KeyRecord, unknown>> = stored;
  if (!isDrawnKey(key) || typeof isSent !== "boolean") return null;
  return { key, isSent, spent: isDrawnKey(spent) ? spent : null };
}
