import type { ScanStatus } from "@portal/contract";
import type { Database } from "@portal/db";
import { hasName } from "../errors/has-name.ts";
import type { Services } from "../services.ts";
import { listTenantIds } from "../tenant/list-tenant-ids.ts";
import { scanFile } from "./scan-file.ts";

/** More files than this of one tenant wait for the next run. */
const batchSize = 100;
/** After so many files without a verdict in a row the scanner is taken to be away. */
const maxFailuresInARow = 3;

/** What scanning takes. */
export type PendingScanner = Pick<Services, "database" | "storage" | "scanner" | "logger">;

/** What came of the files that waited. */
export type ScanCounts = Record<Exclude<ScanStatus, "not_scanned">, number>;

interface WaitingFile {
  tenantId: string;
  id: string;
  objectKey: string;
}

/**
 * Scans what waits for a verdict: files that came while the scanner was away, and those from before there was one. Longest waiting
 * first, so that a file which the scanner cannot digest holds up nobody.
 */
export async function scanPending(services: PendingScanner): Promise<ScanCounts> {
  const counts: ScanCounts = { clean: 0, infected: 0, pending: 0 };
  let failuresInARow = 0;
  for (const tenantId of await listTenantIds(services.database)) {
    for (const file of await findWaiting(services.database, tenantId)) {
      const scanStatus = await scanOne(services, file);
      if (scanStatus === "not_scanned") return counts;
      counts[scanStatus] += 1;
      failuresInARow = scanStatus === "pending" ? failuresInARow + 1 : 0;
      if (failuresInARow === maxFailuresInARow) return counts;
    }
  }
  return counts;
}

async function findWaiting(database: Database, tenantId: string): Promise<WaitingFile[]> {
  const rows = await database.withTenant(tenantId, (tx) =>
    tx.attachment.findMany({
      where: { tenantId, checkResult: "passed", scanStatus: { in: ["pending", "not_scanned"] } },
      select: { id: true, objectKey: true },
      orderBy: [{ scanAttemptedAt: { sort: "asc", nulls: "first" } }, { id: "asc" }],
      take: batchSize,
    }),
  );
  return rows.flatMap(({ id, objectKey }) => (objectKey === null ? [] : [{ tenantId, id, objectKey }]));
}

async function scanOne(services: PendingScanner, file: WaitingFile): Promise<ScanStatus> {
  const { scanner, logger, database } = services;
  if (scanner === null) return "not_scanned";
  const { tenantId, id, objectKey } = file;
  const scanStatus = await scanFile(services, objectKey, AbortSignal.timeout(scanner.timeoutMs)).catch(
    (error: unknown) => {
      // Swept between the two looks, or lost: there is nothing to scan, and it stays locked.
      if (hasName(error, "ObjectMissingError")) return "pending" as const;
      throw error;
    },
  );
  await database.withRlsBypass(
    (tx) => tx.$executeRaw`
      update attachments set scan_status = ${scanStatus}::attachment_scan_status, scan_attempted_at = now()
      where tenant_id = ${tenantId}::uuid and id = ${id}::uuid and scan_status in ('pending', 'not_scanned')`,
  );
  if (scanStatus === "infected")
    logger.warn({ tenantId, attachmentId: id }, "a file that was accepted holds malware and is locked");
  return scanStatus;
}
