import type { Words } from "../../words.ts";

export const controls: Words["controls"] = {
  error: "خطأ",
  optional: "اختياري",
  problems: "هناك مشكلة",
  sending: "جارٍ الإرسال…",
  tryAgain: "حاول مرة أخرى",
  email: "البريد الإلكتروني",
  emailMissing: "أدخل بريدك الإلكتروني",
  emailMalformed: "أدخل بريدًا إلكترونيًا بالشكل {example}",
  charactersLeft: "عدد الأحرف المتبقية: {count}",
  charactersTooMany: "عدد الأحرف الزائدة: {count}",
};
