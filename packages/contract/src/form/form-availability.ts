import type { FormDocument } from "./form-document.ts";
import { momentOf } from "./read/moment.ts";

export type FormAvailability = "not_open_yet" | "open" | "closed";

/** Says whether a form takes requests at a moment: from its opening time on, and until its closing time, that moment no longer. */
export function formAvailability(
  { opens_at: opensAt, closes_at: closesAt }: Pick<FormDocument, "opens_at" | "closes_at">,
  nowMs: number,
): FormAvailability {
  if (closesAt !== undefined && nowMs >= momentOf(closesAt)) return "closed";
  return opensAt !== undefined && nowMs < momentOf(opensAt) ? "not_open_yet" : "open";
}
