import type { Database } from "@portal/db";
import { scanStatuses } from "@portal/contract";
import { z } from "zod";
import { hashAttachmentId } from "./attachment-token.ts";

export const checkResults = ["waiting", "passed", "wrong_size", "wrong_content"] as const;
export type CheckResult = (typeof checkResults)[number];

const uploadRows = z.array(
  z.object({
    place: z.number(),
    id: z.string(),
    filename: z.string(),
    contentType: z.string(),
    sizeBytes: z.number(),
    checkResult: z.enum(checkResults),
    scanStatus: z.enum(scanStatuses),
  }),
);

/** A file that may still be linked, as far as the database knows. */
export interface Upload {
  tenantId: string;
  id: string;
  /** SHA-256 of the `attachment_id`, in hexadecimal. */
  tokenHash: string;
  filename: string;
  contentType: string;
  sizeBytes: number;
  checkResult: CheckResult;
  scanStatus: (typeof scanStatuses)[number];
}

/** Whose uploads are looked for. */
export interface PresentedUploads {
  tenantId: string;
  attachmentIds: readonly string[];
}

/**
 * Finds the uploads that capabilities stand for, in their order: `null` for what is foreign, made up, used or expired, which nobody
 * can tell apart.
 */
export async function findUploads(
  database: Database,
  { tenantId, attachmentIds }: PresentedUploads,
): Promise<(Upload | null)[]> {
  const hashes = attachmentIds.map((attachmentId) => Buffer.from(hashAttachmentId(attachmentId)).toString("hex"));
  const rows = uploadRows.parse(
    await database.withRlsBypass(
      (tx) => tx.$queryRaw`
        select (asked.place - 1)::int as place, id, filename, content_type as "contentType", size_bytes as "sizeBytes",
          check_result::text as "checkResult", scan_status::text as "scanStatus"
        from unnest(${hashes}::text[]) with ordinality as asked (token_hash, place)
        join attachments on attachments.token_hash = decode(asked.token_hash, 'hex')
        where tenant_id = ${tenantId}::uuid and conversation_id is null and expires_at > now()`,
    ),
  );
  return hashes.map((tokenHash, place) => {
    const row = rows.find((found) => found.place === place);
    return row === undefined ? null : { tenantId, tokenHash, ...withoutPlace(row) };
  });
}

function withoutPlace({ place: _, ...row }: z.infer<typeof uploadRows>[number]) {
  return row;
}
