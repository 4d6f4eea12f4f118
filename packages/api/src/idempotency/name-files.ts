import type { Database } from "@portal/db";
import { z } from "zod";
import { hashAttachmentId } from "../attachment/attachment-token.ts";
import type { PresentedUploads } from "../attachment/find-uploads.ts";

const fileRows = z.array(
  z.object({ place: z.number(), filename: z.string(), content_type: z.string(), sha256: z.string() }),
);

/**
 * Says which files capabilities stand for, in their order: a file is its name, type and bytes, whichever upload has brought it. A form
 * without scripts that is posted twice uploads its files twice. Those that a conversation has by now count as well, since it may be this
 * very request that brought them there; what stands for no checked file is nothing but itself.
 */
export async function nameFiles(database: Database, { tenantId, attachmentIds }: PresentedUploads): Promise<string[]> {
  if (attachmentIds.length === 0) return [];
  const hashes = attachmentIds.map((attachmentId) => Buffer.from(hashAttachmentId(attachmentId)).toString("hex"));
  const rows = fileRows.parse(
    await database.withRlsBypass(
      (tx) => tx.$queryRaw`
        select (asked.place - 1)::int as place, filename, content_type, encode(sha256, 'hex') as sha256
        from unnest(${hashes}::text[]) with ordinality as asked (token_hash, place)
        join attachments on attachments.token_hash = decode(asked.token_hash, 'hex')
        where tenant_id = ${tenantId}::uuid and sha256 is not null`,
    ),
  );
  return hashes.map((hash, place) => {
    const row = rows.find((found) => found.place === place);
    return row === undefined ? hash : JSON.stringify([row.filename, row.content_type, row.sha256]);
  });
}
