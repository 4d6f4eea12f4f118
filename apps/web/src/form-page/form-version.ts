import type { FormDocument } from "@portal/contract/form";

/** A published version of a form. */
export interface FormVersion {
  id: string;
  version: number;
  /** In the one language in which the page shows it. */
  document: FormDocument;
}

/** Takes out of what the portal says of a version what its page needs. */
export function formVersionOf({ id, version, document }: FormVersion): FormVersion {
  return { id, version, document };
}
