import type { FormDocument } from "../form-document.ts";
import { fourLanguages as t } from "./four-languages.ts";

/** Globex's form: short, and without conditions but one. */
export const globexContact: FormDocument = {
  format: 1,
  default_locale: "en",
  locales: ["en", "de", "ar", "ja"],
  title: t("Contact us", "Kontakt", "اتصل بنا", "お問い合わせ"),
  fields: [
    {
      type: "text",
      key: "subject",
      label: t("Subject", "Betreff", "الموضوع", "件名"),
      required: true,
      prefill: true,
      maps_to: "subject",
    },
    {
      type: "dropdown",
      key: "topic",
      label: t("Topic", "Thema", "الموضوع العام", "種別"),
      required: true,
      maps_to: "category",
      options: [
        { value: "Billing", label: t("A bill", "Eine Rechnung", "فاتورة", "請求") },
        { value: "Orders and delivery", label: t("An order", "Eine Bestellung", "طلب شراء", "注文と配送") },
        { value: "Returns", label: t("A return", "Eine Rücksendung", "إرجاع", "返品") },
        { value: "Something else", label: t("Something else", "Etwas anderes", "شيء آخر", "その他") },
      ],
    },
    {
      type: "text",
      key: "order_number",
      label: t("Order number", "Bestellnummer", "رقم الطلب", "注文番号"),
      hint: t("Eight digits", "Acht Ziffern", "ثمانية أرقام", "8桁の数字"),
      prefill: true,
      visible_when: { field: "topic", one_of: ["Orders and delivery", "Returns"] },
      required_when: { field: "topic", equals: "Returns" },
      masks: ["99999999"],
    },
    {
      type: "textarea",
      key: "message",
      label: t("Your message", "Ihre Nachricht", "رسالتك", "お問い合わせ内容"),
      required: true,
      maps_to: "description",
    },
  ],
};
