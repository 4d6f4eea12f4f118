import { formatBytes, type Problem } from "@portal/contract";

/** Nothing to link at a place of the list. Foreign, made up, used, expired and not uploaded are one and the same answer. */
export function unavailableAt(index: number): Problem {
  return { loc: ["body", "attachment_ids", index], msg: unavailableMessage, type: "attachment_unavailable" };
}

/** What is said of a capability that nothing can be linked with. */
export const unavailableMessage = "File is not available: upload it again";

/** A file of the list that may not be linked. */
export function refusedAt(index: number, reason: string): Problem {
  return { loc: ["body", "attachment_ids", index], msg: reason, type: "attachment_refused" };
}

/** More files than the tenant takes with one submission. */
export function tooMany(maxCount: number): Problem {
  const msg = `List should have at most ${maxCount} ${maxCount === 1 ? "item" : "items"}`;
  return { loc: ["body", "attachment_ids"], msg, type: "too_long" };
}

/** Files that together are larger than the tenant takes with one submission. */
export function tooLargeTogether(maxTotalBytes: number): Problem {
  const msg = `Files should have at most ${formatBytes(maxTotalBytes)} (${maxTotalBytes} bytes) together`;
  return { loc: ["body", "attachment_ids"], msg, type: "less_than_equal" };
}
