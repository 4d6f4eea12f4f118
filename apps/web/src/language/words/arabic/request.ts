import type { Words } from "../../words.ts";

export const request: Words["request"] = {
  heading: "إرسال طلب",
  otherForms: "نماذج أخرى",
  closed: {
    title: "مغلق",
    heading: "لا نستقبل طلبات في الوقت الحالي",
    text: "نموذج الطلبات لدى {title} مغلق حاليًا. لا توجد مشكلة في متصفحك أو في العنوان: يُرجى العودة لاحقًا.",
  },
  subject: { label: "الموضوع", hint: "بضع كلمات، كموضوع رسالة بريد" },
  description: {
    label: "الوصف",
    hint: "ماذا حدث، وماذا كنت تتوقع؟ لا تكتب كلمات مرور أو أرقام بطاقات.",
  },
  category: { label: "الفئة", none: "لست متأكدًا" },
  priority: { label: "الأولوية", low: "منخفضة", medium: "متوسطة", high: "عالية", urgent: "عاجلة" },
  problems: {
    subject: {
      missing: "أدخل موضوعًا",
      tooLong: "اختصر الموضوع، فالحد الأقصى لعدد الأحرف هو {limit}",
      oneLine: "اكتب الموضوع في سطر واحد من دون أحرف تحكّم",
      stored: "في الموضوع حرف لا يمكن حفظه. أزله",
    },
    description: {
      missing: "صف ما تحتاج إلى المساعدة فيه",
      tooLong: "اختصر الوصف، فالحد الأقصى لعدد الأحرف هو {limit}",
      stored: "في الوصف حرف لا يمكن حفظه. أزله",
    },
    category: { missing: "اختر فئة", unknown: "اختر إحدى الفئات من القائمة" },
    priority: { missing: "اختر أولوية", unknown: "اختر إحدى الأولويات" },
    name: {
      missing: "أدخل اسمك",
      tooLong: "اختصر اسمك، فالحد الأقصى لعدد الأحرف هو {limit}",
      oneLine: "اكتب اسمك في سطر واحد من دون أحرف تحكّم",
      stored: "في اسمك حرف لا يمكن حفظه. أزله",
    },
    other: "{field}: لم يُقبل هذا. اكتبه بطريقة أخرى",
  },
  waiting: "في انتظار ملفاتك…",
  sendsAfterFiles: "سيُرسل طلبك فور اكتمال رفع ملفاته.",
  sendingRequest: "جارٍ إرسال طلبك…",
  clear: "تفريغ النموذج",
  cleared: "النموذج فارغ الآن.",
  bringBack: "إعادة نصي",
};
