import type { FormDocument } from "@portal/contract/form";

const t = (en: string, ar: string) => ({ en, ar });

/** A form with a field of every type, each of which has to be answered, in a language of either direction. */
export const everyTypeForm: FormDocument = {
  format: 1,
  default_locale: "en",
  locales: ["en", "ar"],
  title: t("Every type", "كل الأنواع"),
  description: t("One question of every kind.", "سؤال واحد من كل نوع."),
  fields: [
    { type: "heading", key: "heading", text: t("A heading", "عنوان") },
    { type: "help_text", key: "help", text: t("A help text\nof two lines", "نص مساعد\nمن سطرين") },
    {
      type: "text",
      key: "subject",
      label: t("A line", "سطر"),
      hint: t("A hint", "تلميح"),
      required: true,
      maps_to: "subject",
    },
    { type: "textarea", key: "details", label: t("Some lines", "عدة أسطر"), required: true, maps_to: "description" },
    {
      type: "number",
      key: "amount",
      label: t("A number", "عدد"),
      required: true,
      min: 1,
      max: 100,
      step: 0.5,
      prefill: true,
    },
    {
      type: "dropdown",
      key: "colour",
      label: t("One colour", "لون واحد"),
      required: true,
      prefill: true,
      options: [
        { value: "red", label: t("Red", "أحمر") },
        { value: "blue", label: t("Blue", "أزرق") },
      ],
    },
    {
      type: "multi_select",
      key: "sizes",
      label: t("Some sizes", "بعض المقاسات"),
      required: true,
      options: [
        { value: "s", label: t("Small", "صغير") },
        { value: "m", label: t("Medium", "متوسط") },
        { value: "l", label: t("Large", "كبير") },
      ],
    },
    { type: "checkbox", key: "careful", label: t("I was careful", "كنت حذرًا"), required: true },
    { type: "date", key: "day", label: t("A day", "يوم"), required: true, earliest: "2026-01-01" },
    { type: "date_time", key: "moment", label: t("A moment", "لحظة"), required: true },
    { type: "url", key: "page", label: t("A page", "صفحة"), required: true },
    { type: "email", key: "mail", label: t("Another address", "عنوان آخر"), required: true },
    { type: "phone", key: "phone", label: t("A phone number", "رقم هاتف"), required: true },
    {
      type: "cascading_dropdown",
      key: "device",
      label: t("A device", "جهاز"),
      required: true,
      levels: [t("Kind", "النوع"), t("Part", "الجزء")],
      options: [
        {
          value: "laptop",
          label: t("Laptop", "حاسوب محمول"),
          children: [
            { value: "screen", label: t("Screen", "الشاشة") },
            { value: "keys", label: t("Keys", "المفاتيح") },
          ],
        },
        { value: "phone", label: t("Phone", "هاتف") },
      ],
    },
    {
      type: "consent",
      key: "consent",
      label: t("Consent", "الموافقة"),
      text: t("You may call me about this.", "يمكنكم الاتصال بي بهذا الشأن."),
      required: true,
    },
    {
      type: "file",
      key: "files",
      label: t("Some files", "بعض الملفات"),
      max_count: 2,
      max_file_bytes: 1_000_000,
      content_types: ["image/png", "text/plain"],
    },
    {
      type: "text",
      key: "secret",
      label: t("Only if blue", "إذا كان أزرق فقط"),
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
      if (field.type === "number") return { ...field, label: t("A number of days", "عدد الأيام") };
      return field.type === "dropdown" ? { ...field, options: [{ value: "blue", label: t("Blue", "أزرق") }] } : field;
    }),
};
