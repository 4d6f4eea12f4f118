import type { FormDocument } from "@portal/contract/form";
import { parseFormDocument } from "@portal/contract/form-authoring";
import {
  createSubmissionWorld,
  acmeId,
  type SubmissionWorld,
} from "../../conversation/testing/create-submission-world.ts";
import { publishForm, type Published } from "../publish-form.ts";
import { saveDraft } from "../save-draft.ts";

/** A portal in which forms are published. */
export interface FormWorld extends SubmissionWorld {
  /** Publishes a document as the next version of a form and gives the form's id. */
  publish(key: string, document: FormDocument, tenantId?: string): Promise<string>;
}

/** A form about a device, valid as it stands; `change` is laid over it. */
export function deviceForm(change: Record<string, unknown> = {}): FormDocument {
  const parsed = parseFormDocument({
    format: 1,
    default_locale: "en",
    locales: ["en"],
    title: { en: "Device" },
    fields: [
      { type: "text", key: "what", label: { en: "What is it about?" }, required: true, maps_to: "subject" },
      { type: "textarea", key: "details", label: { en: "What happened?" }, required: true, maps_to: "description" },
      { type: "checkbox", key: "has_label", label: { en: "Is there a label on it?" } },
      {
        type: "text",
        key: "serial_number",
        label: { en: "Serial number" },
        required: true,
        max_length: 20,
        visible_when: { field: "has_label", equals: true },
      },
    ],
    ...change,
  });
  if (!parsed.success) throw new Error(JSON.stringify(parsed.findings));
  return parsed.document;
}

/** Makes one; close it after the last test of the file. */
export async function createFormWorld(): Promise<FormWorld> {
  const world = await createSubmissionWorld();
  const { database } = world.services;
  return {
    ...world,
    publish: async (key, document, tenantId = acmeId) => {
      const saved = await saveDraft(database, { tenantId, key, document, requestId: "publish" });
      const published = await publishForm(database, { tenantId, key, requestId: "publish" });
      if (saved.kind !== "saved" || published.kind !== "published") throw new Error(describe(published));
      const { rows } = await world.inspect.query<{ id: string }>(
        "select id from forms where tenant_id = $1 and key = $2",
        [tenantId, key],
      );
      return rows[0]?.id ?? "";
    },
  };
}

function describe(published: Published): string {
  return `the form was not published: ${JSON.stringify(published)}`;
}
