import type { AttachmentLimits } from "@portal/contract";
import type { FieldOf } from "@portal/contract/form";

/** The limits of a question, as those of a tenant are written: of all its files together a form says nothing. */
export function limitsOf({ max_count, max_file_bytes, content_types }: FieldOf<"file">): AttachmentLimits {
  return { max_count, max_file_bytes, max_total_bytes: max_count * max_file_bytes, content_types: [...content_types] };
}
