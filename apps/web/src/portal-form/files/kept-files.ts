import type { KeptFile } from "./chosen-file.ts";

// It is the tab's storage, like the draft's: an attachment_id lets whoever holds it attach the file.
const keyOf = (name: string) => `portal-files:${name}`;

/** Reads what an earlier page of this tab knew of the files of a form, or of one of its questions. */
export function readKeptFiles(name: string): KeptFile[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(keyOf(name)) ?? "[]");
    return Array.isArray(stored) ? stored.flatMap(keptFileOf) : [];
  } catch {
    // Storage can be switched off, and what is in it is anybody's.
    return [];
  }
}

/** Writes down the files of this page, for the next one; none clears it. */
export function writeKeptFiles(name: string, files: readonly KeptFile[]): void {
  try {
    if (files.length === 0) sessionStorage.removeItem(keyOf(name));
    else sessionStorage.setItem(keyOf(name), JSON.stringify(files));
  } catch {
    // Without storage the form still works; its files only cannot survive a reload.
  }
}

function keptFileOf(stored: unknown): KeptFile[] {
  if (typeof stored !== "object" || stored === null) return [];
  const { name, size, type, attachmentId, expiresAt }: Partial<Record<keyof KeptFile, unknown>> = stored;
  if (typeof name !== "string" || typeof size !== "number" || typeof type !== "string") return [];
  if (typeof expiresAt !== "number") return [];
  return [{ name, size, type, attachmentId: typeof attachmentId === "string" ? attachmentId : null, expiresAt }];
}
