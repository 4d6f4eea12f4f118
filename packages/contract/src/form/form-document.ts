import { z } from "zod";
import { formFieldSchema } from "./form-field.ts";
import { formLimits } from "./form-limits.ts";
import { localeSchema, localText } from "./local-text.ts";
import { momentSchema } from "./moment-schema.ts";
import { findBrokenPromises } from "./find-broken-promises.ts";

/** The shape of a form document, as `docs/form-document.schema.json` publishes it. */
export const formDocumentShape = z.strictObject({
  /** The version of this very format. */
  format: z.literal(1),
  default_locale: localeSchema,
  /** The languages that the form is meant to be in. */
  locales: z.array(localeSchema).min(1).max(formLimits.maxLocales),
  title: localText(200),
  description: localText(2_000).optional(),
  sign_in_required: z.boolean().optional(),
  /** The form takes requests from then on. */
  opens_at: momentSchema.optional(),
  /** And until then, that moment no longer. */
  closes_at: momentSchema.optional(),
  fields: z.array(formFieldSchema).min(1).max(formLimits.maxFields),
});
export type FormDocument = z.infer<typeof formDocumentShape>;

/** A form document that keeps what its readers rely upon: one field a key, one option a value, every text in the default language. */
export const formDocumentSchema = formDocumentShape.superRefine((document, context) => {
  for (const { path, message } of findBrokenPromises(document)) {
    context.addIssue({ code: "custom", path: [...path], message });
  }
});
