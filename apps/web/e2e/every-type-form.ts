import type { FormDocument } from "@portal/contract/form";

const t = (en: string) => ({ en });

/** A form with a field of every type, each of which has to be answered. */
export const everyTypeForm: FormDocument = {
  format: 1,
  default_locale: "en",
  locales: ["en"],
  title: t("Every type"),
  description: t("One question of every kind."),
  fields: [
    { type: "heading", key: "heading", text: t("A heading") },
    { type: "help_text", key: "help", text: t("A help text\nof two lines") },
    { type: "text", key: "subject", label: t("A line"), hint: t("A hint"), required: true, maps_to: "subject" },
    { type: "textarea", key: "details", label: t("Some lines"), required: true, maps_to: "description" },
    { type: "number", key: "amount", label: t("A number"), required: true, min: 1, max: 100, step: 0.5, prefill: true },
    {
      type: "dropdown",
      key: "colour",
      label: t("One colour"),
      required: true,
      prefill: true,
      options: [
        { value: "red", label: t("Red") },
        { value: "blue", label: t("Blue") },
      ],
    },
    {
      type: "multi_select",
      key: "sizes",
      label: t("Some sizes"),
      required: true,
      options: [
        { value: "s", label: t("Small") },
        { value: "m", label: t("Medium") },
        { value: "l", label: t("Large") },
      ],
    },
    { type: "checkbox", key: "careful", label: t("I was careful"), required: true },
    { type: "date", key: "day", label: t("A day"), required: true, earliest: "2026-01-01" },
    { type: "date_time", key: "moment", label: t("A moment"), required: true },
    { type: "url", key: "page", label: t("A page"), required: true },
    { type: "email", key: "mail", label: t("Another address"), required: true },
    { type: "phone", key: "phone", label: t("A phone number"), required: true },
    {
      type: "cascading_dropdown",
      key: "device",
      label: t("A device"),
      required: true,
      levels: [t("Kind"), t("Part")],
      options: [
        {
          value: "laptop",
          label: t("Laptop"),
          children: [
            { value: "screen", label: t("Screen") },
            { value: "keys", label: t("Keys") },
          ],
        },
        { value: "phone", label: t("Phone") },
      ],
    },
    { type: "consent", key: "consent", label: t("Consent"), text: t("You may call me about this."), required: true },
    {
      type: "file",
      key: "files",
      label: t("Some files"),
      max_count: 2,
      max_file_bytes: 1_000_000,
      content_types: ["image/png", "text/plain"],
    },
    {
      type: "text",
      key: "secret",
      label: t("Only if blue"),
      prefill: true,
      visible_when: { field: "colour", equals: "blue" },
    },
  ],
};

/** Its second version: the number asks for something else, a colour is gone, and so is the day. */
export const everyTypeFormVersion2: FormDocument = {
  ...everyTypeForm,
  fields: everyTypeForm.fields
    .filter(({ key }) => key !== "day")
    .map((field) => {
      if (field.type === "number") return { ...field, label: t("A number of days") };
      return field.type === "dropdown" ? { ...field, options: [{ value: "blue", label: t("Blue") }] } : field;
    }),
};
