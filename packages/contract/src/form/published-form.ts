import { z } from "zod";
import type { FormDocument } from "./form-document.ts";

const form = {
  id: z.uuid(),
  /** Its name in addresses. */
  key: z.string(),
  /** The version that this is, and the one that is filled in now. */
  version: z.int(),
  current_version: z.int(),
  is_default: z.boolean(),
  /** Of the whole document, in all its languages. */
  content_hash: z.string(),
  published_at: z.iso.datetime(),
};

/** A form in a list. */
export const listedFormSchema = z.strictObject({
  ...form,
  title: z.string(),
  /** The language of the title. */
  locale: z.string(),
  locales: z.array(z.string()),
  sign_in_required: z.boolean(),
  opens_at: z.string().nullable(),
  closes_at: z.string().nullable(),
});
export type ListedForm = z.infer<typeof listedFormSchema>;

/** A tenant's forms that can be filled in, the default first. */
export const formListSchema = z.strictObject({
  items: z.array(listedFormSchema),
  total: z.int(),
  limit: z.int(),
  offset: z.int(),
});
export type FormList = z.infer<typeof formListSchema>;

/** A published version of a form with all that it asks. Its document was read strictly when it was published. */
export const publishedFormSchema = z.strictObject({
  ...form,
  is_retired: z.boolean(),
  document: z.custom<FormDocument>(),
});
export type PublishedFormAnswer = z.infer<typeof publishedFormSchema>;
