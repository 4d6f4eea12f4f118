import { publishForm, saveDraft } from "@portal/api/operator";
import type { FormDocument } from "@portal/contract/form";
import { largeAnswers, largeForm } from "@portal/contract/form-testing";
import { openInspection } from "@portal/db/testing/open-inspection";

const key = "large";

/** The form of the contract's tests, with the two questions before it without which none can be published. */
export function askedForm(): FormDocument {
  const large = largeForm();
  return {
    ...large,
    fields: [
      { type: "text", key: "topic", label: { en: "Topic" }, required: true, maps_to: "subject" },
      { type: "textarea", key: "details", label: { en: "Details" }, required: true, maps_to: "description" },
      ...large.fields,
    ],
  };
}

/** What somebody sends who has filled it in. */
export function filledIn(): Readonly<Record<string, unknown>> {
  return { subject: "A topic", description: "Details", custom_attrs: largeAnswers() };
}

/** Publishes it, and gives its address within the tenant's pages. */
export async function publishLargeForm(superuserUrl: string, tenantId: string): Promise<string> {
  const inspection = openInspection(superuserUrl);
  try {
    const name = { tenantId, key, requestId: "bench" };
    await saveDraft(inspection, { ...name, document: askedForm() });
    const published = await publishForm(inspection, name);
    if (published.kind !== "published") throw new Error(`The form was not published: ${JSON.stringify(published)}`);
    return `forms/${key}`;
  } finally {
    await inspection.close();
  }
}
