import type { Words } from "../../words.ts";

export const frame: Words["frame"] = {
  language: "اللغة",
  skip: "انتقل إلى المحتوى الرئيسي",
  helpCenter: "مركز المساعدة",
  account: "الحساب",
  signIn: "تسجيل الدخول",
  failed: {
    title: "حدث خطأ",
    heading: "حدث خطأ من جانبنا",
    text: "تعذّر عرض هذه الصفحة. ما كتبته محفوظ في علامة التبويب هذه.",
    code: "إذا تكرر ذلك فأخبرنا بهذا الرمز:",
  },
};
