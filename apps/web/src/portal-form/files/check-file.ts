import { contentTypeOfFile, findLimitProblems, formatBytes, labelOfContentType } from "@portal/contract";
import type { AttachmentLimits } from "@portal/contract";

/** A file as far as a tenant's limits are about it. */
export interface WeighedFile {
  name: string;
  size: number;
  type: string;
}

/** Why a file may not be uploaded; `canRetry` when it may be once another file has gone. */
export interface Objection {
  reason: string;
  canRetry: boolean;
}

/**
 * Holds a file against the tenant's limits before anything of it is sent, by the server's own rules.
 *
 * @param others the files that are there already
 * @returns `null` when it may be uploaded
 */
export function findObjection(
  file: WeighedFile,
  others: readonly Pick<WeighedFile, "size">[],
  limits: AttachmentLimits,
): Objection | null {
  if (file.size === 0) return { reason: "This file is empty", canRetry: false };
  const declared = { content_type: contentTypeOfFile(file), file_size: file.size };
  const [problem] = findLimitProblems(declared, limits);
  if (problem !== undefined) return { reason: reasonFor(problem.type, limits) ?? problem.msg, canRetry: false };
  if (others.length >= limits.max_count) return { reason: `${most(limits.max_count)} can be sent`, canRetry: true };
  const totalBytes = others.reduce((sum, { size }) => sum + size, file.size);
  if (totalBytes <= limits.max_total_bytes) return null;
  return { reason: `All files together can have at most ${formatBytes(limits.max_total_bytes)}`, canRetry: true };
}

function reasonFor(type: string, limits: AttachmentLimits): string | null {
  if (type === "less_than_equal") return `A file can have at most ${formatBytes(limits.max_file_bytes)}`;
  if (type !== "enum") return null;
  return `This kind of file cannot be sent. These can: ${limits.content_types.map(labelOfContentType).join(", ")}`;
}

function most(count: number): string {
  return count === 1 ? "Only one file" : `At most ${count} files`;
}
