import type { SubmissionField } from "@portal/contract";

/** The fields in the order in which they stand on the page, so that a summary can list them in it. */
export const formFields = [
  "subject",
  "description",
  "category",
  "priority",
  "name",
  "email",
] as const satisfies readonly SubmissionField[];
export type FormField = (typeof formFields)[number];

/** The name of the control that files are chosen with, which is also its id. */
export const filesField = "files";
/** The name of the fields in which a page without scripts keeps the files that have been uploaded. */
export const keptFileField = "kept_file";
/** The name of the hidden field that carries the form's key. */
export const submissionKeyField = "idempotency_key";

/** What stands in the form, as typed. */
export type FormValues = Record<FormField, string>;

export const emptyValues: FormValues = {
  subject: "",
  description: "",
  category: "",
  priority: "medium",
  name: "",
  email: "",
};

export function isFormField(name: unknown): name is FormField {
  return formFields.some((field) => field === name);
}

/** Takes the form's own fields out of what a browser sends; files and framework fields are none of them. */
export function readFormValues(formData: FormData): FormValues {
  return valuesFrom((field) => formData.get(field));
}

/** Reads values out of whatever holds them; what is no text counts as not typed. */
export function valuesFrom(read: (field: FormField) => unknown): FormValues {
  const text = (field: FormField) => {
    const value = read(field);
    return typeof value === "string" ? value : emptyValues[field];
  };
  return {
    subject: text("subject"),
    description: text("description"),
    category: text("category"),
    priority: text("priority"),
    name: text("name"),
    email: text("email"),
  };
}
