import { formatBytes, type Problem } from "@portal/contract";

/** Where a body has a file. */
type Loc = readonly (string | number)[];

/** Nothing to link at a place of the body. Foreign, made up, used, expired and not uploaded are one and the same answer. */
export function unavailableAt(loc: Loc): Problem {
  return { loc: [...loc], msg: unavailableMessage, type: "attachment_unavailable" };
}

/** What is said of a capability that nothing can be linked with. */
export const unavailableMessage = "File is not available: upload it again";

/** A file that may not be linked. */
export function refusedAt(loc: Loc, reason: string): Problem {
  return { loc: [...loc], msg: reason, type: "attachment_refused" };
}

/** More files than the tenant takes with one submission; the list is named that has the first of them. */
export function tooMany(loc: Loc, maxCount: number): Problem {
  const msg = `List should have at most ${maxCount} ${maxCount === 1 ? "item" : "items"}`;
  return { loc: loc.slice(0, -1), msg, type: "too_long" };
}

/** Files that together are larger than the tenant takes with one submission; the list is named that begins them. */
export function tooLargeTogether(loc: Loc, maxTotalBytes: number): Problem {
  const msg = `Files should have at most ${formatBytes(maxTotalBytes)} (${maxTotalBytes} bytes) together`;
  return { loc: loc.slice(0, -1), msg, type: "less_than_equal" };
}
