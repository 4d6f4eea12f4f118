import type { Problem } from "@portal/contract";
import { PortalError } from "../errors/portal-error.ts";
import type { Tenant } from "../tenant/tenant.ts";
import { refusedAt, tooLargeTogether, tooMany, unavailableAt } from "./attachment-problems.ts";
import type { Checker } from "./check-upload.ts";
import { type CheckOutcome, checkUploads } from "./check-uploads.ts";
import type { Upload } from "./find-uploads.ts";

/** The files of a submission, as their capabilities. */
export interface SubmittedFiles {
  tenant: Tenant;
  attachmentIds: readonly string[];
}

/**
 * Makes sure that the files of a submission can be linked, as far as that goes before its transaction begins.
 *
 * @throws PortalError `invalid_input` with every problem of the list
 * @throws StorageUnavailableError
 */
export async function takeAttachments(services: Checker, { tenant, attachmentIds }: SubmittedFiles): Promise<Upload[]> {
  if (attachmentIds.length === 0) return [];
  const { max_count: maxCount, max_total_bytes: maxTotalBytes } = tenant.attachmentLimits;
  if (attachmentIds.length > maxCount) throw new PortalError("invalid_input", { problems: [tooMany(maxCount)] });

  const outcomes = await checkUploads(services, { tenantId: tenant.id, attachmentIds });
  const problems = outcomes.flatMap(problemsOf);
  const uploads = outcomes.flatMap((outcome) => (outcome.kind === "ready" ? [outcome.upload] : []));
  const totalBytes = uploads.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (totalBytes > maxTotalBytes) problems.push(tooLargeTogether(maxTotalBytes));
  if (problems.length > 0) throw new PortalError("invalid_input", { problems });
  return uploads;
}

function problemsOf(outcome: CheckOutcome, index: number): Problem[] {
  switch (outcome.kind) {
    case "ready":
      return [];
    case "unavailable":
      return [unavailableAt(index)];
    case "refused":
      return [refusedAt(index, outcome.reason)];
  }
}
