import type { FormDocument } from "@portal/contract/form";
import { parseFormDocument } from "@portal/contract/form-authoring";
import {
  createSubmissionWorld,
  acmeId,
  type SubmissionWorld,
} from "../../conversation/testing/create-submission-world.ts";
import { findForm } from "../find-form.ts";
import { publishForm } from "../publish-form.ts";
import { saveDraft } from "../save-draft.ts";

/** A portal in which forms are published. */
export interface FormWorld extends SubmissionWorld {
  /** Publishes a document as the next version of a form and gives the form's id. */
  publish(key: string, document: FormDocument): Promise<string>;
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
  return { ...world, publish: (key, document) => publishIn(world, key, document) };
}

/** Publishes a document as the next version of a form of Acme's and gives the form's id. */
export async function publishIn(world: SubmissionWorld, key: string, document: FormDocument): Promise<string> {
  const { database } = world.services;
  const name = { tenantId: acmeId, key, requestId: "publish" };
  await saveDraft(database, { ...name, document });
  const published = await publishForm(database, name);
  if (published.kind !== "published") throw new Error(`the form was not published: ${JSON.stringify(published)}`);
  const found = await findForm(database, { tenantId: acmeId, form: { by: "key", key } });
  if (found.kind !== "found") throw new Error("the form is not there");
  return found.form.id;
}
