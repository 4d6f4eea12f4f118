import { drawId, type Database } from "@portal/db";
import { drawAttachmentId } from "./attachment-token.ts";
import type { DeclaredUpload } from "./read-presign.ts";

/** How long an upload may be linked, in hours; after that the sweep removes it. */
const linkableHours = 24;

/** A file that is about to be uploaded: its row, and the capability that only its sender gets. */
export interface InsertedUpload {
  tenantId: string;
  id: string;
  attachmentId: string;
}

/** Stores what is declared of a file, under the hash of a fresh capability. */
export async function insertUpload(database: Database, declared: DeclaredUpload): Promise<InsertedUpload> {
  const { tenant, filename, contentType, sizeBytes } = declared;
  const { attachmentId, tokenHash } = drawAttachmentId();
  const id = drawId();
  await database.withRlsBypass(
    (tx) => tx.$executeRaw`
      insert into attachments (tenant_id, id, token_hash, filename, content_type, size_bytes, expires_at)
      values (${tenant.id}::uuid, ${id}::uuid, ${tokenHash}, ${filename}, ${contentType}, ${sizeBytes}::int,
        now() + make_interval(hours => ${linkableHours}::int))`,
  );
  return { tenantId: tenant.id, id, attachmentId };
}
