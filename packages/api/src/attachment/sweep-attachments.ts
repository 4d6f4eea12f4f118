import type { Database } from "@portal/db";
import type { Services } from "../services.ts";
import { listTenantIds } from "../tenant/list-tenant-ids.ts";
import { uploadKeyOf } from "./object-key.ts";
import { sweepOrphans } from "./sweep-orphans.ts";
import { z } from "zod";

const batchSize = 200;

/** What sweeping takes. */
export type Sweeper = Pick<Services, "database" | "storage" | "logger">;

/** What a sweep has removed. */
export interface Swept {
  /** Uploads that nobody linked in time. */
  uploads: number;
  /** Objects that no row speaks of. */
  orphans: number;
}

const sweptRows = z.array(z.object({ id: z.string(), objectKey: z.string().nullable() }));

/**
 * Removes the uploads that nobody has linked within their 24 hours: the row first, so that nothing can be linked that is about to
 * go, then the objects. Whatever a crash leaves between the two is an orphan, which the next sweep finds. It may run anywhere, at any
 * time, twice at once, and beside submissions.
 */
export async function sweepAttachments(services: Sweeper): Promise<Swept> {
  const { database } = services;
  let uploads = 0;
  for (const tenantId of await listTenantIds(database)) uploads += await sweepTenant(services, tenantId);
  const orphans = await sweepOrphans(services);
  if (uploads + orphans > 0) services.logger.info({ uploads, orphans }, "files that nobody needs are removed");
  return { uploads, orphans };
}

async function sweepTenant({ database, storage }: Sweeper, tenantId: string): Promise<number> {
  for (let count = 0; ;) {
    const rows = await deleteBatch(database, tenantId);
    for (const { id, objectKey } of rows) {
      await storage.remove(uploadKeyOf({ tenantId, id }));
      if (objectKey !== null) await storage.remove(objectKey);
    }
    count += rows.length;
    if (rows.length < batchSize) return count;
  }
}

/**
 * A row that a submission has locked is left to it: by the time it can be looked at again it is linked, or still expired. The advisory
 * lock only keeps two sweeps from doing the same work.
 */
async function deleteBatch(database: Database, tenantId: string) {
  return sweptRows.parse(
    await database.withRlsBypass(
      (tx) => tx.$queryRaw`
        with expired as (
          select id from attachments
          where tenant_id = ${tenantId}::uuid and conversation_id is null and expires_at <= now()
            and pg_try_advisory_xact_lock(hashtextextended(${`attachments.sweep:${tenantId}`}, 0))
          order by id
          limit ${batchSize}
          for update skip locked
        )
        delete from attachments using expired
        where attachments.tenant_id = ${tenantId}::uuid and attachments.id = expired.id and linked_at is null
        returning attachments.id, object_key as "objectKey"`,
    ),
  );
}
