import type { Services } from "../services.ts";
import type { Upload } from "./find-uploads.ts";
import { inspectContent } from "./inspect-content.ts";
import { judgeContent } from "./judge-content.ts";
import { drawKeptKey, uploadKeyOf } from "./object-key.ts";
import { recordCheck } from "./record-check.ts";
import { scanFile } from "./scan-file.ts";

/** What checking files takes. */
export type Checker = Pick<Services, "database" | "storage" | "scanner" | "logger">;

/**
 * Checks one uploaded file. It is copied to a place that no signed address leads to first, and only the copy is looked at: whatever is
 * sent to its address afterwards, what was checked is what stays.
 *
 * @param deadline when to stop waiting for the scanner
 * @returns the file as it stands now; still `waiting` when nothing has been uploaded
 */
export async function checkUpload(services: Checker, upload: Upload, deadline: AbortSignal): Promise<Upload> {
  const { storage, database } = services;
  const keptKey = drawKeptKey(upload.tenantId, new Date());
  if (!(await storage.copy(uploadKeyOf(upload), keptKey))) return upload;

  const content = await inspectContent(await storage.read(keptKey));
  const checkResult = judgeContent(upload, content);
  const hasPassed = checkResult === "passed";
  const scanStatus = hasPassed ? await scanFile(services, keptKey, deadline) : "not_scanned";
  const { isFirst, ...standing } = await recordCheck(database, upload, {
    checkResult,
    scanStatus,
    kept: hasPassed ? { objectKey: keptKey, sha256: content.sha256 } : null,
  });
  // The copy of a file that was refused, or that somebody else has checked meanwhile, is nobody's.
  if (!isFirst || !hasPassed) await storage.remove(keptKey);
  return { ...upload, ...standing };
}
