import type { Problem } from "@portal/contract";
import { findFileProblems } from "@portal/contract/form";
import { PortalError } from "../errors/portal-error.ts";
import type { Tenant } from "../tenant/tenant.ts";
import { refusedAt, tooLargeTogether, tooMany, unavailableAt } from "./attachment-problems.ts";
import type { Checker } from "./check-upload.ts";
import { type CheckOutcome, checkUploads, type UploadCheck } from "./check-uploads.ts";
import type { Upload } from "./find-uploads.ts";
import type { PresentedFile } from "./presented-file.ts";

/** The files of a submission. */
export interface SubmittedFiles {
  tenant: Tenant;
  files: readonly PresentedFile[];
}

/** A file that can be linked, as far as that is known before the transaction. */
export interface TakenFile {
  presented: PresentedFile;
  upload: Upload;
}

/**
 * Makes sure that the files of a submission can be linked, as far as that goes before its transaction begins.
 *
 * @throws PortalError `invalid_input` with every problem of the files
 * @throws StorageUnavailableError
 */
export async function takeAttachments(
  services: Checker,
  { tenant, files }: SubmittedFiles,
  check?: UploadCheck,
): Promise<TakenFile[]> {
  const { max_count: maxCount, max_total_bytes: maxTotalBytes } = tenant.attachmentLimits;
  const [first] = files;
  if (first === undefined) return [];
  const firstExcess = files[maxCount];
  if (firstExcess) throw new PortalError("invalid_input", { problems: [tooMany(firstExcess.loc, maxCount)] });

  const attachmentIds = files.map(({ attachmentId }) => attachmentId);
  const outcomes = await checkUploads(services, { tenantId: tenant.id, attachmentIds }, check);
  const judged = files.map((presented, index) => judge(presented, outcomes[index] ?? { kind: "unavailable" }));
  const problems = judged.flatMap((file) => ("problems" in file ? file.problems : []));
  const taken = judged.flatMap((file) => ("problems" in file ? [] : [file]));
  const totalBytes = taken.reduce((sum, { upload }) => sum + upload.sizeBytes, 0);
  if (totalBytes > maxTotalBytes) problems.push(tooLargeTogether(first.loc, maxTotalBytes));
  if (problems.length > 0) throw new PortalError("invalid_input", { problems });
  return taken;
}

function judge(presented: PresentedFile, outcome: CheckOutcome): TakenFile | { problems: Problem[] } {
  const { loc } = presented;
  switch (outcome.kind) {
    case "unavailable":
      return { problems: [unavailableAt(loc)] };
    case "refused":
      return { problems: [refusedAt(loc, outcome.reason)] };
    case "ready": {
      const problems = findLimitProblems(presented, outcome.upload);
      return problems.length > 0 ? { problems } : { presented, upload: outcome.upload };
    }
  }
}

/** Holds a file against the limits of the question that it answers; the tenant's were those of its upload. */
function findLimitProblems({ attachmentId, loc, question }: PresentedFile, upload: Upload): Problem[] {
  if (question === null) return [];
  const { contentType: content_type, sizeBytes: file_size } = upload;
  const known = new Map([[attachmentId, { content_type, file_size }]]);
  return findFileProblems(question, [attachmentId], known).map(({ msg, type }) => ({ loc: [...loc], msg, type }));
}
