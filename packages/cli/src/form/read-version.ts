import { findDraft, findForm } from "@portal/api/operator";
import type { FormDocument } from "@portal/contract/form";
import type { OpenTenant } from "../database/open-tenant.ts";
import { noDraft, noSuchForm, noSuchVersion } from "./form-options.ts";

/** Which state of a form: its draft, or a published version, the current one unless said. */
export interface WantedVersion {
  slug: string;
  key: string;
  version: number | "draft" | undefined;
}

/**
 * Reads a form's document.
 *
 * @throws Refusal `notFound`
 */
export async function readVersion(
  { database, tenantId }: OpenTenant,
  { slug, key, version }: WantedVersion,
): Promise<FormDocument> {
  if (version === "draft") {
    const draft = await findDraft(database, { tenantId, key });
    if (draft === null) throw noDraft();
    return draft.document;
  }
  const found = await findForm(database, { tenantId, form: { by: "key", key }, version });
  if (found.kind === "unknown_form") throw noSuchForm(slug);
  if (found.kind === "unknown_version") throw noSuchVersion(found.currentVersion);
  return found.form.document;
}
