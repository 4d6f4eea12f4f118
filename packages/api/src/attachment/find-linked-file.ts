import type { ScanStatus } from "@portal/contract";
import type { Database } from "@portal/db";
import type { AttachmentKey } from "./download-link.ts";

/** A file that belongs to a conversation. */
export interface LinkedFile {
  filename: string;
  contentType: string;
  sizeBytes: number;
  objectKey: string;
  scanStatus: ScanStatus;
}

/** Finds a linked file; `null` when the tenant has none with this id. */
export async function findLinkedFile(database: Database, { tenantId, id }: AttachmentKey): Promise<LinkedFile | null> {
  const row = await database.withTenant(tenantId, (tx) =>
    tx.attachment.findFirst({
      where: { tenantId, id, linkedAt: { not: null } },
      select: { filename: true, contentType: true, sizeBytes: true, objectKey: true, scanStatus: true },
    }),
  );
  return row?.objectKey == null ? null : { ...row, objectKey: row.objectKey };
}
