import { scanStatuses, type ScanStatus } from "@portal/contract";
import type { Database, Transaction } from "@portal/db";
import { z } from "zod";
import { checkResults, type CheckResult, type Upload } from "./find-uploads.ts";

/** What a check found; a file that passed is kept under its own key. */
export interface CheckFinding {
  checkResult: Exclude<CheckResult, "waiting">;
  scanStatus: ScanStatus;
  kept: { objectKey: string; sha256: Uint8Array<ArrayBuffer> } | null;
}

/** How the file stands after the check, and whether it was this check that decided. */
export interface Standing {
  isFirst: boolean;
  checkResult: CheckResult;
  scanStatus: ScanStatus;
}

const standingRows = z.array(z.object({ checkResult: z.enum(checkResults), scanStatus: z.enum(scanStatuses) }));

/** Keeps the finding of the first check of an upload. Of several at once the others learn what it found, and their copies are nobody's. */
export async function recordCheck(database: Database, upload: Upload, finding: CheckFinding): Promise<Standing> {
  const { checkResult, scanStatus } = finding;
  return database.withRlsBypass(async (tx) => {
    if (await record(tx, upload, finding)) return { isFirst: true, checkResult, scanStatus };
    const [standing] = standingRows.parse(
      await tx.$queryRaw`
        select check_result::text as "checkResult", scan_status::text as "scanStatus" from attachments
        where tenant_id = ${upload.tenantId}::uuid and id = ${upload.id}::uuid`,
    );
    // Swept meanwhile: then it is as if nothing had been uploaded.
    return { isFirst: false, ...(standing ?? { checkResult: "waiting", scanStatus: "not_scanned" }) };
  });
}

async function record(tx: Transaction, { tenantId, id }: Upload, { checkResult, scanStatus, kept }: CheckFinding) {
  const updated = await tx.$executeRaw`
    update attachments set check_result = ${checkResult}::attachment_check, checked_at = now(),
      object_key = ${kept?.objectKey ?? null}, sha256 = ${kept?.sha256 ?? null}::bytea,
      scan_status = ${scanStatus}::attachment_scan_status,
      scan_attempted_at = case when ${scanStatus} = 'not_scanned' then null else now() end
    where tenant_id = ${tenantId}::uuid and id = ${id}::uuid and check_result = 'waiting' and expires_at > now()`;
  return updated === 1;
}
