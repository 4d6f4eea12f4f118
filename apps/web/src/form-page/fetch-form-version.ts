import { publishedFormSchema } from "@portal/contract";
import { formVersionOf, type FormVersion } from "./form-version.ts";
import type { Language } from "@portal/contract/language";

const patienceMs = 10_000;

export interface WantedVersion {
  tenantId: string;
  formId: string;
  /** The current one unless said. */
  version?: number | undefined;
  language: Language;
}

/** Asks the portal for a version of a form; `null` when it cannot be had: then the page goes on with the one that it has. */
export async function fetchFormVersion(wanted: WantedVersion): Promise<FormVersion | null> {
  const { tenantId, formId, version, language } = wanted;
  const query = new URLSearchParams({ tenant_id: tenantId, locale: language });
  if (version !== undefined) query.set("version", String(version));
  try {
    const response = await fetch(`/api/v1/help-center/forms/${formId}?${query.toString()}`, {
      // What the browser has kept is asked after, so that a version that has just been published is seen.
      cache: "no-cache",
      signal: AbortSignal.timeout(patienceMs),
    });
    if (!response.ok) return null;
    const form = publishedFormSchema.parse(await response.json());
    return form.is_retired && version === undefined ? null : formVersionOf(form);
  } catch {
    return null;
  }
}
